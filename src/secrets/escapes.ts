/** A character escaped as in JSON, JavaScript, HTML or a URL. */
const ESCAPE =
  /\\u\{([0-9a-f]{1,6})\}|\\u([0-9a-f]{4})|\\x([0-9a-f]{2})|&#x([0-9a-f]{1,6});?|&#(\d{1,7});?|&(amp|lt|gt|quot|apos);|\\(["'\\/&])|((?:%[0-9a-f]{2})+)/gi;

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Returns `text` with its JSON, HTML and URL escapes decoded once. */
export function withoutEscapes(text: string): string {
  return text.replace(
    ESCAPE,
    (whole, braced, unit, byte, hexadecimal, decimal, name, itself, bytes: string | undefined) => {
      if (bytes !== undefined) return Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8');
      if (itself !== undefined) return itself;
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
      const digits = braced ?? unit ?? byte ?? hexadecimal;
      const code = digits === undefined ? Number(decimal) : Number.parseInt(digits, 16);
      return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
    },
  );
}
