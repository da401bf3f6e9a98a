export const id = 308;
export const ids = [308];
export const modules = {

/***/ 8739:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ codeFrames)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _config_paths_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(192);


/** Values that are there to be read, by the last step of their path. Any other scalar may be a secret. */
const READABLE = new Set([
    'version',
    'sandbox',
    'name',
    'description',
    'source',
    'id',
    'ensure',
    'dataCenter',
]);
/** Keys that may be shown under `auth`, where any other may be a secret that was pasted in the wrong place. */
const KEYS = new Set(_config_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .KNOWN_AUTH_KEYS */ .cf);
/** Characters of a line that are shown: a longer one would fill the screen. */
const WIDTH = 120;
/** What stands for text that is not shown. */
const BLOT = '…';
/**
 * Returns what shows lines of a connections file. It works by what is allowed: known keys, values of fields that people
 * read, and the punctuation between them. All else is blotted out, comments included; of a file that is no YAML, nothing
 * is shown, since nothing in it can be told apart.
 */
function codeFrames(text) {
    const shown = shownRanges(text);
    if (shown === undefined)
        return { at: () => [] };
    const lines = lineStarts(text);
    return {
        at: ({ line, column }) => {
            const start = lines[line - 1];
            if (start === undefined)
                return [];
            const end = text.indexOf('\n', start);
            const raw = text.slice(start, end < 0 ? undefined : end).replace(/\r$/, '');
            const { seen, caret, width } = blotted(raw, start, start + column - 1, shown);
            if (caret > WIDTH)
                return [];
            const number = String(line).padStart(5);
            return [
                `${number} | ${seen.length > WIDTH ? `${seen.slice(0, WIDTH)}${BLOT}` : seen}`,
                `${' '.repeat(number.length)} | ${' '.repeat(caret)}${'^'.repeat(Math.max(1, width))}`,
            ];
        },
    };
}
/** Returns the ranges of `text` that may be shown, in order; `undefined` when it can't be told. */
function shownRanges(text) {
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, { prettyErrors: false, uniqueKeys: false, logLevel: 'error' });
    if (document.errors.length > 0)
        return undefined;
    const ranges = [];
    const allow = (range) => {
        const [from, to] = range ?? [];
        if (from !== undefined && to !== undefined)
            ranges.push({ from, to });
    };
    const walk = (node, path) => {
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
            for (const item of node.items)
                walk(item, path);
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
            return;
        for (const pair of node.items) {
            if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isPair */ .tO)(pair) || !(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(pair.key))
                continue;
            const key = String(pair.key.value);
            const isShown = (0,_config_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .isUnderAuth */ .vy)([...path, '']) ? KEYS.has(key) : (0,_config_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .keyForPeople */ .kL)(key) !== undefined;
            if (isShown)
                allow(pair.key.range);
            if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(pair.value) && isReadable([...path, key]))
                allow(pair.value.range);
            else
                walk(pair.value, [...path, key]);
        }
    };
    walk(document.contents, []);
    return ranges.sort((a, b) => a.from - b.from);
}
/** Whether the value at a path is there to be read: at the top, in an entry, or the data centre of its `auth`. */
function isReadable(path) {
    const last = path.at(-1) ?? '';
    if (!READABLE.has(last))
        return false;
    const isInAuth = path.length === 4 && path[2] === 'auth' && last === 'dataCenter';
    return (path.length === 1 || (path.length === 3 && path[0] === 'connections' && last !== 'dataCenter') || isInAuth);
}
/** Returns a line with all blotted out that is not in `shown`, where `target` has come to stand, and how wide it is. */
function blotted(raw, start, target, shown) {
    let seen = '';
    let caret = 0;
    let width = 1;
    let isComment = false;
    for (let index = 0; index < raw.length; index++) {
        const offset = start + index;
        const range = shown.find(({ from, to }) => from <= offset && offset < to);
        const character = raw[index] ?? '';
        if (offset === target) {
            caret =
                seen.endsWith(BLOT) && !isPlain(character) && range === undefined ? seen.length - 1 : seen.length;
            width = range === undefined ? 1 : Math.min(range.to - offset, raw.length - index);
        }
        isComment ||= range === undefined && character === '#';
        if (range !== undefined)
            seen += visibleCharacter(character);
        else if (!isComment && isPlain(character))
            seen += character;
        else if (!seen.endsWith(BLOT))
            seen += BLOT;
    }
    if (target >= start + raw.length)
        caret = seen.length;
    return { seen: seen.trimEnd(), caret, width };
}
/** White space and the punctuation of YAML, which tell nothing. */
function isPlain(character) {
    return /[ {}[\],:]/.test(character);
}
function visibleCharacter(character) {
    return /[\p{C}\p{Zl}\p{Zp}]/u.test(character) && !/[\ud800-\udfff]/.test(character) ? BLOT : character;
}
function lineStarts(text) {
    const starts = [0];
    for (const match of text.matchAll(/\n/g))
        starts.push(match.index + 1);
    return starts;
}


/***/ }),

/***/ 1260:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MP: () => (/* binding */ runJson),
/* harmony export */   ok: () => (/* binding */ problemJson),
/* harmony export */   w7: () => (/* binding */ JSON_VERSION)
/* harmony export */ });
/* harmony import */ var _report_plan_details_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(870);
/* harmony import */ var _report_result_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4123);
/* harmony import */ var _report_run_report_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7152);
/* harmony import */ var _at_the_desk_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(603);




/** The version of what `--json` prints; `schema/cli-output.schema.json` describes it. */
const JSON_VERSION = 1;
/** A problem as data. */
function problemJson({ severity, code, message, fix, entry, place }) {
    return {
        severity: severity ?? 'error',
        code,
        message: (0,_at_the_desk_js__WEBPACK_IMPORTED_MODULE_3__/* .atTheDesk */ .S)(message),
        ...(fix === undefined ? {} : { fix: (0,_at_the_desk_js__WEBPACK_IMPORTED_MODULE_3__/* .atTheDesk */ .S)(fix) }),
        ...(entry === undefined ? {} : { entry }),
        ...(place === undefined ? {} : { place }),
    };
}
/** Returns what `plan --json` and `apply --json` print: an allow-list of fields, each through the run's redactor. */
function runJson(command, report, exitCode) {
    const document = {
        schemaVersion: JSON_VERSION,
        command,
        file: report.config,
        result: (0,_report_result_js__WEBPACK_IMPORTED_MODULE_1__/* .resultOf */ .B)(report).result,
        exitCode,
        planHash: report.planHash ?? '',
        connections: (0,_report_run_report_js__WEBPACK_IMPORTED_MODULE_2__/* .rowsOf */ .RO)(report).map(({ key, name, sandbox, source, change, outcome, id, state, health, details }) => ({
            key,
            name,
            sandbox,
            source,
            change,
            outcome,
            id,
            state,
            health,
            details: details.map((phrase) => (0,_report_plan_details_js__WEBPACK_IMPORTED_MODULE_0__/* .render */ .XX)(phrase, _report_plan_details_js__WEBPACK_IMPORTED_MODULE_0__/* .logStyle */ .Mq)),
        })),
        errors: (0,_report_run_report_js__WEBPACK_IMPORTED_MODULE_2__/* .problemsOf */ .GW)(report).filter(_report_run_report_js__WEBPACK_IMPORTED_MODULE_2__/* .isError */ .bJ).length,
        problems: (0,_report_run_report_js__WEBPACK_IMPORTED_MODULE_2__/* .problemsOf */ .GW)(report).map(problemJson),
    };
    return JSON.stringify(document, (_, value) => (typeof value === 'string' ? report.redact(value) : value), 2);
}


/***/ }),

/***/ 3114:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ readSecrets)
/* harmony export */ });
/* harmony import */ var _config_connections_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4155);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6762);
/* harmony import */ var _secrets_resolve_secrets_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9795);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6338);




/** Returns the secrets as text in one of their two formats; `undefined` when none were offered. */
async function readSecrets({ secretsFile, secretsFromEnv }, config, environment, input) {
    if (secretsFile !== undefined && secretsFromEnv === true) {
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm({
            code: 'input-invalid',
            message: '`--secrets-file` and `--secrets-from-env` were both given',
            fix: 'leave one of the two out',
        });
    }
    if (secretsFile !== undefined)
        return (0,_files_js__WEBPACK_IMPORTED_MODULE_3__/* .readText */ .yR)(secretsFile, input);
    if (secretsFromEnv !== true)
        return undefined;
    const { entries } = (0,_config_connections_file_js__WEBPACK_IMPORTED_MODULE_0__/* .readConnectionsFile */ .r)(await (0,_files_js__WEBPACK_IMPORTED_MODULE_3__/* .readNamedFile */ .wh)(config, _config_connections_file_js__WEBPACK_IMPORTED_MODULE_0__/* .LARGEST_FILE */ .K + 1), config);
    const names = new Set((0,_secrets_resolve_secrets_js__WEBPACK_IMPORTED_MODULE_2__/* .referencesOf */ .C)(entries).map(({ name }) => name));
    const found = [...names].flatMap((name) => {
        const value = environment[name];
        return value === undefined ? [] : [[name, value]];
    });
    return JSON.stringify(Object.fromEntries(found));
}


/***/ }),

/***/ 4308:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   validate: () => (/* binding */ validate)
/* harmony export */ });
/* harmony import */ var tinyglobby__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(3382);
/* harmony import */ var _config_connections_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4155);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6762);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(6209);
/* harmony import */ var _report_run_report_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7152);
/* harmony import */ var _report_words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3629);
/* harmony import */ var _secrets_resolve_secrets_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9795);
/* harmony import */ var _secrets_secret_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6999);
/* harmony import */ var _code_frame_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8739);
/* harmony import */ var _desk_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(3579);
/* harmony import */ var _exit_code_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3250);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6338);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1260);
/* harmony import */ var _paint_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(9052);
/* harmony import */ var _problem_text_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(2799);
/* harmony import */ var _read_secrets_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(3114);
















/** Checks connections files, without sending anything. `patterns` are paths or globs. Returns the exit code. */
async function validate(patterns, flags, desk) {
    const found = [];
    for (const path of await expand(patterns))
        found.push(await check(path, flags, desk));
    const errors = found.flatMap(({ problems }) => problems.filter(_report_run_report_js__WEBPACK_IMPORTED_MODULE_2__/* .isError */ .bJ)).length;
    PRINTERS[flags.format](found, desk);
    const warnings = found.flatMap(({ problems }) => problems).length - errors;
    const paint = (0,_paint_js__WEBPACK_IMPORTED_MODULE_10__/* .paintFor */ .e)(desk.error);
    const counts = `${numbered(found.length, 'file')}, ${numbered(errors, 'error')}, ${numbered(warnings, 'warning')}`;
    (0,_desk_js__WEBPACK_IMPORTED_MODULE_12__/* .tell */ .qz)(desk, errors > 0 ? paint.bad(counts) : paint.good(counts));
    return errors > 0 ? _exit_code_js__WEBPACK_IMPORTED_MODULE_7__/* .EXIT */ .d.invalid : _exit_code_js__WEBPACK_IMPORTED_MODULE_7__/* .EXIT */ .d.done;
}
function numbered(count, what) {
    return `${count} ${what}${count === 1 ? '' : 's'}`;
}
/** A pattern that finds nothing is a path: that it is missing is to be told. */
async function expand(patterns) {
    const paths = [];
    for (const pattern of patterns) {
        const isPattern = /[*?[{]/.test(pattern);
        const found = isPattern ? await (0,tinyglobby__WEBPACK_IMPORTED_MODULE_13__/* .glob */ .TI)(pattern, { dot: true, expandDirectories: false }) : [];
        paths.push(...(found.length > 0 ? found.sort() : [pattern]));
    }
    return [...new Set(paths)];
}
async function check(path, flags, desk) {
    try {
        const bytes = await (0,_files_js__WEBPACK_IMPORTED_MODULE_8__/* .readNamedFile */ .wh)(path, _config_connections_file_js__WEBPACK_IMPORTED_MODULE_0__/* .LARGEST_FILE */ .K + 1);
        const { sandbox } = flags;
        const file = (0,_config_connections_file_js__WEBPACK_IMPORTED_MODULE_0__/* .readConnectionsFile */ .r)(bytes, path, sandbox === undefined ? {} : { sandbox });
        const problems = [...file.problems, ...(await secretProblems(path, file, flags, desk))];
        return { path, text: file.text, entries: file.entries.length, problems };
    }
    catch (error) {
        return { path, text: '', entries: 0, problems: (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .problemsIn */ ._n)(error) };
    }
}
/** The references are only looked at in a file that is whole, and when values for them were offered. */
async function secretProblems(path, file, flags, desk) {
    if (file.problems.some(_report_run_report_js__WEBPACK_IMPORTED_MODULE_2__/* .isError */ .bJ))
        return [];
    const text = await (0,_read_secrets_js__WEBPACK_IMPORTED_MODULE_11__/* .readSecrets */ .q)(flags, path, desk.environment, desk.input);
    if (text === undefined)
        return [];
    try {
        (0,_secrets_resolve_secrets_js__WEBPACK_IMPORTED_MODULE_4__/* .resolveSecrets */ .M)({
            entries: file.entries,
            needed: file.entries.filter(({ ensure }) => ensure === 'present'),
            input: new _secrets_secret_js__WEBPACK_IMPORTED_MODULE_5__/* .Secret */ .z(text),
            required: true,
            visible: [{ what: `\`${path}\``, text: file.text }],
            mask: () => { },
        });
        return [];
    }
    catch (error) {
        if (error instanceof _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm)
            return error.problems;
        throw error;
    }
}
const PRINTERS = {
    text: (found, desk) => {
        const paint = (0,_paint_js__WEBPACK_IMPORTED_MODULE_10__/* .paintFor */ .e)(desk.output);
        for (const { text, problems } of found) {
            const frames = (0,_code_frame_js__WEBPACK_IMPORTED_MODULE_6__/* .codeFrames */ .e)(text);
            for (const problem of problems)
                for (const line of (0,_problem_text_js__WEBPACK_IMPORTED_MODULE_14__/* .compilerText */ .R)(problem, frames, paint))
                    (0,_desk_js__WEBPACK_IMPORTED_MODULE_12__/* .say */ .cv)(desk, line);
        }
    },
    github: (found, desk) => {
        for (const { path, problems } of found) {
            for (const problem of problems)
                (0,_desk_js__WEBPACK_IMPORTED_MODULE_12__/* .say */ .cv)(desk, workflowCommand(path, problem));
        }
    },
    json: (found, desk) => {
        const files = found.map(({ path, entries, problems }) => ({
            file: path,
            valid: !problems.some(_report_run_report_js__WEBPACK_IMPORTED_MODULE_2__/* .isError */ .bJ),
            connections: entries,
            problems: problems.map(_json_js__WEBPACK_IMPORTED_MODULE_9__/* .problemJson */ .ok),
        }));
        (0,_desk_js__WEBPACK_IMPORTED_MODULE_12__/* .say */ .cv)(desk, JSON.stringify({ schemaVersion: _json_js__WEBPACK_IMPORTED_MODULE_9__/* .JSON_VERSION */ .w7, command: 'validate', files }, undefined, 2));
    },
};
/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands */
function workflowCommand(path, problem) {
    const { place, severity = 'error' } = problem;
    const properties = [
        `file=${property(place?.file ?? path)}`,
        ...(place === undefined ? [] : [`line=${place.line}`, `col=${place.column}`]),
        'title=Base connections',
    ];
    const message = (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_15__/* .forLog */ .Ig)((0,_report_words_js__WEBPACK_IMPORTED_MODULE_3__/* .problemText */ .fI)(problem)).replaceAll('%', '%25');
    return `::${severity} ${properties.join(',')}::${message}`;
}
function property(text) {
    return text.replace(/[%\r\n:,]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}


/***/ }),

/***/ 2345:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ SHORTEST_NEEDLE),
/* harmony export */   c: () => (/* binding */ NeedleIndex)
/* harmony export */ });
/** Needles shorter than this can't be looked for: they would be found in ordinary words. */
const SHORTEST_NEEDLE = 8;
/** Finds any of many texts in one pass, however many they are: 4,000 entries bring tens of thousands of needles. */
class NeedleIndex {
    /** By their first characters, then by their length: tokens of one kind begin alike and are of few lengths. */
    #byStart = new Map();
    /** Adds a needle; one shorter than SHORTEST_NEEDLE is left out. */
    add(needle) {
        if (needle.length < SHORTEST_NEEDLE)
            return;
        const start = needle.slice(0, SHORTEST_NEEDLE);
        const byLength = this.#byStart.get(start) ?? new Map();
        const needles = byLength.get(needle.length) ?? new Set();
        this.#byStart.set(start, byLength.set(needle.length, needles.add(needle)));
    }
    /** Calls `found` for each needle at each place where it stands, from left to right. */
    scan(text, found) {
        if (this.#byStart.size === 0)
            return;
        for (let index = 0; index + SHORTEST_NEEDLE <= text.length; index++) {
            const byLength = this.#byStart.get(text.slice(index, index + SHORTEST_NEEDLE));
            for (const [length, needles] of byLength ?? []) {
                const candidate = text.slice(index, index + length);
                if (needles.has(candidate))
                    found(index, candidate);
            }
        }
    }
}


/***/ }),

/***/ 7928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ parseSecrets)
/* harmony export */ });
/** The pattern of a reference's name. */
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
/**
 * Reads the input `secrets`: lines of `NAME=value` (the first `=` splits, the value is taken as it is but for
 * the line end) or one JSON object of strings. `referenced` are the names that the connections file uses: only
 * those are ever printed, since what stands in a name's place may be a piece of a secret.
 */
function parseSecrets(text, referenced) {
    return text.trimStart().startsWith('{') ? parseJson(text, referenced) : parseLines(text, referenced);
}
function parseLines(text, referenced) {
    const values = new Map();
    const firstLine = new Map();
    const problems = [];
    for (const [index, raw] of text.split('\n').entries()) {
        const number = index + 1;
        const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
        if (line.trim() === '')
            continue;
        const split = line.indexOf('=');
        const name = line.slice(0, Math.max(split, 0));
        const earlier = firstLine.get(name);
        if (split < 0) {
            problems.push({
                code: 'secrets-format',
                message: `line ${number} of the input \`secrets\` has no \`=\``,
                fix: 'write one NAME=value a line; a value cannot contain a line break',
            });
        }
        else if (!NAME.test(name)) {
            problems.push({
                code: 'secrets-format',
                message: `line ${number} of the input \`secrets\` has no plain name before its \`=\``,
                fix: 'use letters, digits and underscores, not starting with a digit, and no white space around the name',
            });
        }
        else if (earlier !== undefined) {
            problems.push(duplicate(name, `line ${number} repeats line ${earlier}`, referenced));
        }
        else {
            firstLine.set(name, number);
            values.set(name, line.slice(split + 1));
        }
    }
    return { values, problems };
}
function parseJson(text, referenced) {
    const values = new Map();
    const problems = [];
    const fix = 'give lines of NAME=value, or one JSON object whose values are all strings';
    let parsed;
    try {
        // `trim` also takes away a byte order mark, which JSON.parse does not skip.
        parsed = JSON.parse(text.trim());
    }
    catch {
        // The parser's own message quotes the text around the mistake: never repeated.
        problems.push({
            code: 'secrets-format',
            message: 'the input `secrets` starts as JSON but is not valid JSON',
            fix,
        });
        return { values, problems };
    }
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
        problems.push({ code: 'secrets-format', message: 'the input `secrets` is not a JSON object', fix });
        return { values, problems };
    }
    // What is wrong with names that must not be printed is told once.
    const others = new Set();
    for (const [name, value] of Object.entries(parsed)) {
        if (typeof value === 'string')
            values.set(name, value);
        else
            others.add(referenced.has(name) ? ` (\`${name}\`)` : '');
    }
    for (const which of others) {
        const message = `the input \`secrets\` holds a value that is not a string${which}`;
        problems.push({ code: 'secrets-format', message, fix });
    }
    const seen = new Set();
    for (const name of namesIn(text)) {
        if (seen.has(name))
            problems.push(duplicate(name, 'it stands there twice', referenced));
        seen.add(name);
    }
    return { values, problems };
}
/** The names of the outermost object of a valid JSON text, as often as they stand there: JSON.parse keeps one of each. */
function namesIn(text) {
    const names = [];
    let depth = 0;
    for (const [token, quoted, colon] of text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[[\]{}]/g)) {
        if (token === '{' || token === '[')
            depth++;
        else if (token === '}' || token === ']')
            depth--;
        else if (depth === 1 && quoted !== undefined && colon !== undefined) {
            const name = JSON.parse(quoted);
            if (typeof name === 'string')
                names.push(name);
        }
    }
    return names;
}
function duplicate(name, where, referenced) {
    const which = referenced.has(name) ? `the name \`${name}\`` : 'a name';
    return {
        code: 'secrets-duplicate',
        message: `the input \`secrets\` gives ${which} twice: ${where}`,
        fix: 'leave one of the two',
    };
}


/***/ }),

/***/ 1310:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ resolveReferences),
/* harmony export */   dm: () => (/* binding */ maskable),
/* harmony export */   yc: () => (/* binding */ findVisible)
/* harmony export */ });
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7707);
/* harmony import */ var _needle_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2345);
/* harmony import */ var _secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6999);



/** What people leave in place of a value: an expression nobody expanded, a form to fill in, a masked copy. */
const PLACEHOLDERS = [
    /\$\{\{|^\{\{.*\}\}$/,
    /^\$\{?[A-Za-z_][A-Za-z0-9_]*\}?$/,
    /^<.*>$/,
    /^(.)\1*$/,
    /^change[-_ ]?me\b/i,
    /^(?:your|my|the|some|insert|enter|replace)[-_ ].*(?:secret|token|password|here|value|key)/i,
    /^(?:todo|tbd|fixme|placeholder|undefined|null|none|secret|password|redacted|example|dummy)(?:[-_ ]?value)?$/i,
];
/**
 * Looks up every reference, in the order of the file. Only `values` is searched, never the environment.
 * Returns the secrets, and what is wrong with them: each problem names the reference and the line that first
 * uses it, never the value.
 */
function resolveReferences(references, values, visible) {
    const secrets = new Map();
    const problems = [];
    const uses = new Map();
    for (const reference of references) {
        const others = uses.get(reference.name);
        if (others === undefined)
            uses.set(reference.name, [reference]);
        else
            others.push(reference);
    }
    const seen = visibleValues([...uses.keys()], values, visible);
    for (const [name, [first, ...others]] of uses) {
        if (first === undefined)
            continue;
        const value = values.get(name);
        const fault = value === undefined ? unknownName(name, values) : faultOf(value, seen.get(value));
        if (value !== undefined && fault === undefined)
            secrets.set(name, new _secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .z(value));
        if (fault === undefined)
            continue;
        const more = others.length === 0 ? '' : ` (used in ${others.length + 1} places, here first)`;
        problems.push({
            code: fault.code,
            message: `the secret \`${name}\` ${fault.message}${more}`,
            fix: fault.fix,
            place: first.place,
            entry: first.entry,
        });
    }
    return { secrets, problems };
}
/** Returns those referenced values that can be masked without blotting out ordinary text, right or wrong as they are. */
function maskable(references, values, visible) {
    const names = [...new Set(references.map((reference) => reference.name))];
    const seen = visibleValues(names, values, visible);
    return names
        .map((name) => values.get(name))
        .filter((value) => value !== undefined)
        .filter((value) => value.trim().length >= _needle_index_js__WEBPACK_IMPORTED_MODULE_1__/* .SHORTEST_NEEDLE */ .J && !seen.has(value) && !isPlaceholder(value));
}
function isPlaceholder(value) {
    return PLACEHOLDERS.some((pattern) => pattern.test(value.trim()));
}
function unknownName(name, values) {
    const near = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .nearest */ .p)(name, [...values.keys()]);
    return {
        code: 'secret-unknown',
        message: 'is not in the input `secrets`',
        fix: near === undefined
            ? `add a line \`${name}=\${{ secrets.${name} }}\` to the input \`secrets\` of the step`
            : `did you mean \`${near}\`, which is there?`,
    };
}
/** The checks of one value, in order: the first that fails is told. */
function faultOf(value, visibleIn) {
    if (value === '') {
        return {
            code: 'secret-empty',
            message: 'is empty',
            fix: 'set it in the settings of the repository or environment; pull requests from forks and Dependabot get no secrets',
        };
    }
    if (isPlaceholder(value)) {
        return {
            code: 'secret-placeholder',
            message: 'holds a placeholder, not a value',
            fix: 'put the real value into the secret',
        };
    }
    if (/[\n\r\u0085\u2028\u2029]/.test(value.trim())) {
        return {
            code: 'secret-line-break',
            message: 'has a line break in it',
            fix: 'store the bare value, on one line',
        };
    }
    if (value !== value.trim()) {
        return {
            code: 'secret-white-space',
            message: 'has white space or a line break around it',
            fix: 'store the bare value; in `NAME=value` lines nothing stands around the `=`',
        };
    }
    if (/^(["'`]).*\1$/.test(value)) {
        return {
            code: 'secret-quoted',
            message: 'is wrapped in quotes, which would be sent along',
            fix: 'leave the quotes out: the value is taken as it is',
        };
    }
    if (value.length < _needle_index_js__WEBPACK_IMPORTED_MODULE_1__/* .SHORTEST_NEEDLE */ .J) {
        return {
            code: 'secret-too-short',
            message: `is shorter than ${_needle_index_js__WEBPACK_IMPORTED_MODULE_1__/* .SHORTEST_NEEDLE */ .J} characters, so that masking it would blot out ordinary words`,
            fix: 'check that the whole value was stored',
        };
    }
    if (visibleIn !== undefined) {
        return {
            code: 'secret-visible',
            message: `has a value that stands in clear in ${visibleIn}`,
            fix: 'take it out there, and replace it at its source if it was a real secret',
        };
    }
    return undefined;
}
function visibleValues(names, values, visible) {
    const index = new _needle_index_js__WEBPACK_IMPORTED_MODULE_1__/* .NeedleIndex */ .c();
    for (const name of names)
        index.add(values.get(name) ?? '');
    const found = new Map();
    for (const { what, text } of visible) {
        index.scan(text, (_, value) => found.set(value, what));
    }
    return found;
}
/** Returns what to call the text in which `value` stands in clear; `undefined` when it stands in none. */
function findVisible(value, visible) {
    return visibleValues(['value'], new Map([['value', value]]), visible).get(value);
}


/***/ }),

/***/ 9795:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ referencesOf),
/* harmony export */   M: () => (/* binding */ resolveSecrets)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6762);
/* harmony import */ var _parse_secrets_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7928);
/* harmony import */ var _resolve_references_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1310);



/**
 * Masks every value that the file refers to, and then resolves the references. Returns none when the input was not
 * given and need not be. Throws a ProblemError with all that is wrong with the input or the values.
 */
function resolveSecrets({ entries, needed, input, required, visible, mask, }) {
    const references = referencesOf(entries);
    const names = new Set(references.map(({ name }) => name));
    const { values, problems } = (0,_parse_secrets_js__WEBPACK_IMPORTED_MODULE_2__/* .parseSecrets */ .d)(input?.reveal() ?? '', names);
    for (const value of (0,_resolve_references_js__WEBPACK_IMPORTED_MODULE_1__/* .maskable */ .dm)(references, values, visible))
        mask(value);
    if (problems.length > 0)
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm(problems);
    if (input === undefined && !required)
        return new Map();
    const resolved = (0,_resolve_references_js__WEBPACK_IMPORTED_MODULE_1__/* .resolveReferences */ .d)(referencesOf(needed), values, visible);
    if (resolved.problems.length > 0)
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm(resolved.problems);
    return resolved.secrets;
}
/** Returns every place in the entries that names a secret, in the order of the file. */
function referencesOf(entries) {
    return entries.flatMap((entry) => Object.values(entry.auth).flatMap((value) => value.kind === 'reference' ? [{ name: value.name, place: value.place, entry: entry.key }] : []));
}


/***/ }),

/***/ 6999:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ Secret)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);

/** Text that must not be printed. It shows itself nowhere by accident: only `reveal` hands it out. */
class Secret {
    #value;
    constructor(value) {
        this.#value = value;
    }
    /** Returns the text itself, for the request that needs it. */
    reveal() {
        return this.#value;
    }
    toString() {
        return '***';
    }
    toJSON() {
        return '***';
    }
    [node_util__WEBPACK_IMPORTED_MODULE_0__.inspect.custom]() {
        return '***';
    }
}


/***/ })

};
