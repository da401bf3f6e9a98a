export const id = 971;
export const ids = [971];
export const modules = {

/***/ 603:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ atTheDesk)
/* harmony export */ });
/**
 * Returns a message of the program in the words of the command line: what a workflow calls an input is a flag there, or a
 * variable of the environment. The names are the same, so nothing but their form changes.
 */
function atTheDesk(text) {
    return PHRASES.reduce((said, [from, to]) => said.replaceAll(from, to), text)
        .replace(/`(adobe-(?:client-id|client-secret|access-token|org-id|scopes))`/g, (_, name) => {
        return `\`${name.toUpperCase().replaceAll('-', '_')}\``;
    })
        .replace(/add a line `(\w+)=\$\{\{ secrets\.\w+ \}\}` to what the secrets were read from of the step/g, 'add a line `$1=…` to the file of `--secrets-file`, or set `$1` for `--secrets-from-env`')
        .replace(/\bthe inputs? `([A-Z_]+)`/g, '`$1`')
        .replace(/\bthe input `([a-z-]+)`/g, '`--$1`')
        .replace(/`(allow-delete|expected-plan-hash|on-drift|rotate|verify|timeout|settling-time)(: [^`]*)?`/g, (_, name, value) => `\`--${name}${value === undefined ? '' : value === ': true' ? '' : value.replace(': ', ' ')}\``);
}
const PHRASES = [
    ['the input `secrets`', 'what the secrets were read from'],
    ['the input `config`', 'the path of the file'],
    ["the action's input `secrets`", '`--secrets-file` or `--secrets-from-env`'],
    ['through `secrets`', 'by `--secrets-file` or `--secrets-from-env`'],
    [' in the job summary', ' above'],
    ['does not exist in the workspace', 'does not exist'],
    ['check the repository out before this step, and the path in the path of the file', 'check the path'],
    ['run the workflow by hand with', 'run again with'],
    ['this action', 'this program'],
];


/***/ }),

/***/ 3579:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b4: () => (/* binding */ isInteractive),
/* harmony export */   cv: () => (/* binding */ say),
/* harmony export */   qz: () => (/* binding */ tell)
/* harmony export */ });
/** Whether somebody sits there who can be shown something that moves, and asked. */
function isInteractive({ input, error, environment }) {
    return (input.isTTY === true &&
        error.isTTY === true &&
        environment['CI'] === undefined &&
        environment['TERM'] !== 'dumb');
}
/** Writes a line of data to the standard output. */
function say({ output }, line) {
    output.write(`${line}\n`);
}
/** Writes a line for people to the standard error. */
function tell({ error }, line) {
    error.write(`${line}\n`);
}


/***/ }),

/***/ 6338:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t2: () => (/* binding */ exists),
  wh: () => (/* binding */ readNamedFile),
  yR: () => (/* binding */ readText),
  S0: () => (/* binding */ writeNewFile)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(8321);
// EXTERNAL MODULE: ./build/src/problem.js
var problem = __webpack_require__(6762);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/src/nearest.js
var nearest = __webpack_require__(7707);
;// CONCATENATED MODULE: ./build/src/read-workspace-file.js





/**
 * Returns the first `maxBytes` bytes of a file of the workspace, which is all of most files. `path` is relative to the workspace, or absolute and inside it;
 * where symbolic links lead must be inside too, since whoever writes the pull request writes them. Throws a
 * `ProblemError` when it is missing, elsewhere, no regular file or unreadable.
 */
async function readWorkspaceFile(workspace, path, maxBytes) {
    const refuse = (code, message, fix, cause) => new problem/* ProblemError */.Mm({ code, message: `\`${path}\` ${message}`, fix }, { cause });
    const outside = () => refuse('file-outside-workspace', 'is not inside the workspace', 'name a file of the repository that was checked out');
    const wanted = (0,external_node_path_.resolve)(workspace, path);
    const root = await (0,promises_.realpath)(workspace).catch((cause) => {
        throw refuse('file-missing', "can't be read: the workspace does not exist", 'check the repository out first', cause);
    });
    if (!isInside(workspace, wanted) && !isInside(root, wanted))
        throw outside();
    const real = await (0,promises_.realpath)(wanted).catch(async (cause) => {
        if (!isMissing(cause))
            throw refuse('file-unreadable', `can't be read${codeOf(cause)}`, CHECK, cause);
        const neighbour = await nearFile(root, wanted);
        const fix = neighbour === undefined
            ? 'check the repository out before this step, and the path in the input `config`'
            : `did you mean \`${neighbour}\`, which is in the same folder?`;
        throw refuse('file-missing', 'does not exist in the workspace', fix, cause);
    });
    if (!isInside(root, real))
        throw outside();
    // Without O_NONBLOCK, opening a named pipe waits for somebody to write into it.
    const handle = await (0,promises_.open)(real, external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NONBLOCK ?? 0) | (external_node_fs_.constants.O_NOFOLLOW ?? 0)).catch((cause) => {
        throw refuse('file-unreadable', `can't be read${codeOf(cause)}`, CHECK, cause);
    });
    try {
        const stat = await handle.stat();
        if (stat.isDirectory())
            throw refuse('file-unreadable', 'is a folder', 'name the file in it');
        if (!stat.isFile())
            throw refuse('file-unreadable', 'is not a regular file', 'name a file of the repository');
        return await readAtMost(handle, maxBytes);
    }
    catch (cause) {
        if (cause instanceof problem/* ProblemError */.Mm)
            throw cause;
        throw refuse('file-unreadable', `can't be read${codeOf(cause)}`, CHECK, cause);
    }
    finally {
        await handle.close();
    }
}
const CHECK = 'check the path and the permissions of the file';
function isInside(folder, path) {
    const way = (0,external_node_path_.relative)((0,external_node_path_.resolve)(folder), path);
    return !(0,external_node_path_.isAbsolute)(way) && way !== '..' && !way.startsWith(`..${external_node_path_.sep}`);
}
async function readAtMost(handle, maxBytes) {
    const buffer = new Uint8Array(maxBytes);
    let length = 0;
    while (length < maxBytes) {
        const { bytesRead } = await handle.read(buffer, length, maxBytes - length, length);
        if (bytesRead === 0)
            break;
        length += bytesRead;
    }
    return buffer.subarray(0, length);
}
/** The name of a file beside the missing one that it was likely mistaken for. */
async function nearFile(root, wanted) {
    try {
        const folder = await (0,promises_.realpath)((0,external_node_path_.dirname)(wanted));
        if (!isInside(root, folder))
            return undefined;
        const entries = await (0,promises_.readdir)(folder, { withFileTypes: true });
        return (0,nearest/* nearest */.p)((0,external_node_path_.basename)(wanted), entries.filter((entry) => entry.isFile()).map(({ name }) => name));
    }
    catch {
        // No such folder either: there is nothing to suggest.
        return undefined;
    }
}
function isMissing(cause) {
    return cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR');
}
function codeOf(cause) {
    return cause instanceof Error && 'code' in cause && typeof cause.code === 'string'
        ? ` (${cause.code})`
        : '';
}

;// CONCATENATED MODULE: ./build/src/cli/files.js





/**
 * Returns the first `maxBytes` bytes of a file that somebody at the desk named: any that they may read. Throws a
 * ProblemError that says why it can't.
 */
async function readNamedFile(path, maxBytes) {
    const whole = (0,external_node_path_.resolve)(path);
    try {
        return await readWorkspaceFile((0,external_node_path_.parse)(whole).root, whole, maxBytes);
    }
    catch (error) {
        if (!(error instanceof problem/* ProblemError */.Mm))
            throw error;
        // As it was named, not as it was found.
        throw new problem/* ProblemError */.Mm(error.problems.map((problem) => ({ ...problem, message: problem.message.replaceAll(whole, path) })));
    }
}
/** Returns the text of a file, or of the standard input for `-`. Throws a ProblemError that says why it can't. */
async function readText(path, input) {
    if (path === '-')
        return (0,consumers_.text)(input);
    return new TextDecoder().decode(await readNamedFile(path, 1_048_576));
}
/** Whether something is there, whatever it is. */
async function exists(path) {
    return (0,promises_.lstat)(path).then(() => true, () => false);
}
/** Writes a file that was not there, with its folders. Throws a ProblemError when something is there: nothing is overwritten. */
async function writeNewFile(path, content) {
    try {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)((0,external_node_path_.resolve)(path)), { recursive: true });
        await (0,promises_.writeFile)(path, content, { flag: 'wx' });
    }
    catch (error) {
        const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
        throw new problem/* ProblemError */.Mm({
            code: 'file-exists',
            message: isThere ? `\`${path}\` exists, and nothing is overwritten` : `\`${path}\` can't be written`,
            fix: isThere ? 'name another file, or move that one away' : 'check the path and its permissions',
        }, { cause: error });
    }
}


/***/ }),

/***/ 9052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ paintFor)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);

/** Returns the colours for a stream: none when it is no terminal, or when `NO_COLOR` asks for none. */
function paintFor(stream) {
    const paint = (format) => (text) => (0,node_util__WEBPACK_IMPORTED_MODULE_0__.styleText)(format, text, { stream, validateStream: true });
    return {
        good: paint('green'),
        bad: paint('red'),
        odd: paint('yellow'),
        strong: paint('bold'),
        dim: paint('dim'),
    };
}


/***/ }),

/***/ 2799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ compilerText)
/* harmony export */ });
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6209);
/* harmony import */ var _at_the_desk_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(603);


/**
 * Returns a problem as compilers print one: where, what, the line with a caret, and what to do. `frames` show the file
 * that the problem is about, where it is at hand.
 */
function compilerText(problem, frames, paint) {
    const { place, entry, code, severity = 'error' } = problem;
    const where = place === undefined ? '' : `${place.file}:${place.line}:${place.column}: `;
    const label = severity === 'error' ? paint.bad(`error[${code}]`) : paint.odd(`warning[${code}]`);
    const whose = entry === undefined ? '' : `${entry}: `;
    const frame = place === undefined ? [] : (frames?.at(place) ?? []);
    const fix = problem.fix === undefined ? [] : [`  ${paint.dim('help:')} ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)((0,_at_the_desk_js__WEBPACK_IMPORTED_MODULE_1__/* .atTheDesk */ .S)(problem.fix))}`];
    return [
        `${paint.strong((0,_report_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(where))}${label}: ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(whose)}${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)((0,_at_the_desk_js__WEBPACK_IMPORTED_MODULE_1__/* .atTheDesk */ .S)(problem.message))}`,
        ...frame.map((line) => paint.dim(line)),
        ...fix,
    ];
}


/***/ }),

/***/ 4155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K: () => (/* binding */ LARGEST_FILE),
  r: () => (/* binding */ readConnectionsFile)
});

// EXTERNAL MODULE: ./build/src/is-record.js
var is_record = __webpack_require__(3471);
// EXTERNAL MODULE: ./build/src/nearest.js
var nearest = __webpack_require__(7707);
// EXTERNAL MODULE: ./build/src/problem.js
var problem = __webpack_require__(6762);
;// CONCATENATED MODULE: ./build/src/config/text-places.js
/** Returns the place of each offset into `text`. Lines end with LF (a CR before it belongs to the line); columns count UTF-16 units. */
function textPlaces(text, file) {
    const lineStarts = [0];
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1))
        lineStarts.push(end + 1);
    return (offset) => {
        let low = 0;
        let high = lineStarts.length;
        while (high - low > 1) {
            const middle = (low + high) >> 1;
            if ((lineStarts[middle] ?? 0) <= offset)
                low = middle;
            else
                high = middle;
        }
        return { file, line: low + 1, column: offset - (lineStarts[low] ?? 0) + 1 };
    };
}

;// CONCATENATED MODULE: ./build/src/config/decode-text.js

/**
 * Characters that have no business in the file: those that YAML forbids, a carriage return that ends no line, a
 * byte order mark inside the text, and those that make an editor show lines in another order than they are read
 * (https://trojansource.codes), which would defeat the review of a pull request.
 */
const FORBIDDEN = 
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069]|\r(?!\n)/;
/** Returns the text of the bytes, without a byte order mark; or what is wrong, at the first byte or character that is. */
function decodeText(bytes, file) {
    if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
        return refusal('the file is saved as UTF-16', '', file);
    }
    let text;
    try {
        text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        return refusal('the file holds a byte here that is not UTF-8', validStart(bytes), file);
    }
    const found = FORBIDDEN.exec(text);
    if (found === null)
        return { text };
    return refusal(nameOf(found[0]), text.slice(0, found.index), file);
}
function refusal(message, before, file) {
    const place = textPlaces(before, file)(before.length);
    const problem = {
        code: 'file-encoding',
        message,
        fix: 'save the file as plain text in UTF-8, with LF or CRLF line ends',
        place,
    };
    return { problem };
}
function nameOf(character) {
    if (character === '\0')
        return 'the file holds a NUL character here, as files saved as UTF-16 do';
    if (character === '\r')
        return 'a line ends in a bare carriage return here';
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return `the file holds an invisible character here (U+${code})`;
}
/** The text before the first byte that can't be part of UTF-8, found by halving: decoding is fast, byte loops are not. */
function validStart(bytes) {
    const start = (length) => new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
    let valid = 0;
    let invalid = bytes.length + 1;
    while (invalid - valid > 1) {
        const middle = (valid + invalid) >> 1;
        try {
            start(middle);
            valid = middle;
        }
        catch {
            invalid = middle;
        }
    }
    return start(valid);
}

// EXTERNAL MODULE: ./build/src/config/paths.js
var paths = __webpack_require__(192);
;// CONCATENATED MODULE: ./build/src/config/duplicates.js

/** Finds entries that would resolve to one base connection, and those whose names people could take for one another. */
function duplicateProblems(entries, data) {
    const identities = new Map();
    const lookalikes = new Map();
    const ids = new Map();
    const problems = [];
    const report = (entry, problem) => {
        const spoken = (0,paths/* keyForPeople */.kL)(entry.key);
        problems.push(spoken === undefined ? problem : { ...problem, entry: spoken });
    };
    for (const entry of entries) {
        const path = ['connections', entry.key];
        const pinned = entry.id === undefined ? undefined : firstOf(ids, entry.id, entry);
        if (pinned !== undefined) {
            report(entry, {
                code: 'identity-duplicate',
                message: `the same \`id\` is pinned by ${describe(pinned)}`,
                fix: 'one entry per base connection: remove one of the two, or correct the id',
                place: data.valuePlace([...path, 'id']),
            });
        }
        // What is to go is told apart by its id: it may well be the twin of one that stays.
        if (entry.ensure === 'absent' && entry.id !== undefined)
            continue;
        const twin = firstOf(identities, identity(entry, entry.name), entry);
        if (twin !== undefined) {
            // Flow Service knows twins too: by their ids they can be told apart.
            const isTold = entry.id !== undefined && twin.id !== undefined;
            report(entry, {
                code: 'identity-duplicate',
                ...(isTold ? { severity: 'warning' } : {}),
                message: `this entry has the same sandbox, source and name as ${describe(twin)}`,
                fix: 'give one of them another name or sandbox, or remove it',
                place: entry.place,
            });
            continue;
        }
        const lookalike = firstOf(lookalikes, identity(entry, folded(entry.name)), entry);
        if (lookalike !== undefined) {
            report(entry, {
                code: 'identity-duplicate',
                severity: 'warning',
                message: `the name differs from that of ${describe(lookalike)} only in case, in invisible characters or in how its letters are encoded`,
                fix: 'names are compared exactly, so these are two connections; choose names that people can tell apart',
                place: data.valuePlace([...path, 'name']),
            });
        }
    }
    return problems;
}
/** Returns the entry that had the value first, or makes this one the first. */
function firstOf(seen, value, entry) {
    const first = seen.get(value);
    if (first === undefined)
        seen.set(value, entry);
    return first;
}
function identity({ sandbox, source }, name) {
    return JSON.stringify([sandbox, source.connectionSpec.id, name]);
}
function folded(name) {
    return name
        .normalize('NFKC')
        .toLowerCase()
        .replace(/\p{Cf}|\ufe0f/gu, '')
        .replace(/\s+/g, ' ');
}
function describe({ key, place }) {
    const spoken = (0,paths/* keyForPeople */.kL)(key);
    return spoken === undefined ? `the entry in line ${place.line}` : `\`${spoken}\` in line ${place.line}`;
}

;// CONCATENATED MODULE: ./build/src/config/field-rules.js


/** What people write who expect the workflow, or a shell, to fill it in. */
const PLACEHOLDER = /\$\{\{|^\$\{\w+\}$|^\$[A-Za-z_]\w*$/;
/** Returns the problem of text that waits to be filled in, if it is such. `referable` says whether a reference may stand in its place. */
function unfilledPlaceholder(text, path, data, referable) {
    if (!PLACEHOLDER.test(text))
        return undefined;
    const parameter = path.at(-1) === 'secret' ? path.at(-2) : path.at(-1);
    return {
        code: 'value-invalid',
        message: `${(0,paths/* pathForPeople */.ip)(path)} holds a placeholder, but nothing is filled in or expanded in this file`,
        fix: referable
            ? `write \`${parameter}: { secret: NAME }\`, with a plain name, and hand the value in through the action's input \`secrets\``
            : 'write the value out',
        place: data.valuePlace(path),
    };
}
/** Checks a field that people read: neither a reference nor a placeholder may stand there. */
function fieldProblem(value, path, data) {
    if (typeof value === 'string')
        return unfilledPlaceholder(value, path, data, false);
    if (!(0,is_record/* isRecord */.u)(value) || !('secret' in value))
        return undefined;
    return {
        code: 'reference-misplaced',
        message: `${(0,paths/* pathForPeople */.ip)(path)} can't be a reference: it is shown to people, and the value must not be`,
        fix: 'write the value out; references go into clientId, clientSecret, refreshToken and accessToken',
        place: data.valuePlace(path),
    };
}

// EXTERNAL MODULE: ./build/src/sources/sources.js + 2 modules
var sources = __webpack_require__(7636);
;// CONCATENATED MODULE: ./build/src/config/auth-values.js



/** These decide where secrets are sent, so they are read by whoever reviews the file. */
const WRITTEN_OUT = ['dataCenter', 'accountsUrl', 'endpoint'];
/** Reads what can be read of an `auth`, and completes it as the source says. What the schema refuses is left out. */
function readAuth(auth, path, data, source) {
    const problems = [];
    const declared = {};
    for (const [name, value] of Object.entries(auth)) {
        const at = [...path, name];
        const place = data.valuePlace(at);
        if (typeof value === 'string') {
            const placeholder = unfilledPlaceholder(value, at, data, !WRITTEN_OUT.includes(name));
            if (placeholder !== undefined)
                problems.push(placeholder);
            else
                declared[name] = { kind: 'literal', value, place };
        }
        else if ((0,is_record/* isRecord */.u)(value) && 'secret' in value) {
            const reference = value['secret'];
            const inside = [...at, 'secret'];
            const placeholder = typeof reference === 'string' ? unfilledPlaceholder(reference, inside, data, true) : undefined;
            if (WRITTEN_OUT.includes(name))
                problems.push(misplaced(at, data));
            else if (placeholder !== undefined)
                problems.push(placeholder);
            else if (typeof reference === 'string' && isLikeASecret(reference))
                problems.push(pasted(inside, data));
            else if (typeof reference === 'string')
                declared[name] = { kind: 'reference', name: reference, place: data.valuePlace(inside) };
        }
    }
    const completed = source.completeAuth(declared, data.keyPlace(path));
    // What is missing is the schema's to say: it also knows of values that are there but can't be read.
    problems.push(...completed.problems.filter(({ code }) => code !== 'key-missing'));
    return { values: completed.parameters, problems };
}
/** Long, without an underscore, and hexadecimal or full of digits: what people paste, not what they name things. */
function isLikeASecret(name) {
    if (name.length < 24 || name.includes('_'))
        return false;
    return /^[0-9a-f]+$/i.test(name) || (name.match(/\d/g)?.length ?? 0) >= 6;
}
function pasted(path, data) {
    return {
        code: 'literal-secret',
        message: `${(0,paths/* pathForPeople */.ip)(path)} looks like the value of a secret, not like its name`,
        fix: 'write the name that the input `secrets` gives it; if it is the value, treat it as leaked and replace it at its source',
        place: data.valuePlace(path),
    };
}
function misplaced(path, data) {
    return {
        code: 'reference-misplaced',
        message: `${(0,paths/* pathForPeople */.ip)(path)} can't be a reference: it decides where secrets are sent, so it must stand in the file for review`,
        fix: 'write the value out',
        place: data.valuePlace(path),
    };
}

;// CONCATENATED MODULE: ./build/src/config/read-entry.js





const SHOWN_FIELDS = ['name', 'description', 'source', 'sandbox', 'id', 'ensure'];
/** Reads one entry and finds what the schema can't. It copes with anything, so that all problems come out in one run. */
function readEntry(key, raw, data, fallback) {
    const nothing = { key, problems: [], lacksSandbox: false };
    if (!(0,is_record/* isRecord */.u)(raw))
        return nothing;
    const path = ['connections', key];
    const place = data.keyPlace(path);
    const problems = [];
    for (const field of SHOWN_FIELDS) {
        const problem = fieldProblem(raw[field], [...path, field], data);
        if (problem !== undefined)
            problems.push(problem);
    }
    const { name, description, id } = raw;
    const source = raw['source'] === undefined
        ? sources/* defaultSource */.Hu
        : typeof raw['source'] === 'string'
            ? (0,sources/* findSource */.TC)(raw['source'])
            : undefined;
    const auth = (0,is_record/* isRecord */.u)(raw['auth'])
        ? readAuth(raw['auth'], [...path, 'auth'], data, source ?? sources/* defaultSource */.Hu)
        : { values: {}, problems: [] };
    problems.push(...auth.problems);
    const own = raw['sandbox'];
    const sandbox = own === undefined && typeof fallback === 'object' ? fallback.name : own;
    const entry = typeof name === 'string' && source !== undefined && typeof sandbox === 'string'
        ? {
            key,
            place,
            source,
            sandbox,
            name,
            ...(typeof description === 'string' && { description: withoutLastBreaks(description) }),
            ...(typeof id === 'string' && { id }),
            ensure: raw['ensure'] === 'absent' ? 'absent' : 'present',
            auth: auth.values,
        }
        : undefined;
    const spoken = (0,paths/* keyForPeople */.kL)(key);
    return {
        key,
        ...(entry && { entry }),
        problems: problems.map((problem) => (spoken === undefined ? problem : { ...problem, entry: spoken })),
        lacksSandbox: own === undefined && fallback === undefined,
    };
}
/** A block scalar (`description: |`) ends in a line break that nobody means. */
function withoutLastBreaks(text) {
    return text.replace(/\n+$/, '');
}

;// CONCATENATED MODULE: ./build/src/config/repetition.js
/** At one place, the first of these is the reason for the others. */
const ABOUT_VALUES = new Set([
    'literal-secret',
    'reference-misplaced',
    'host-refused',
    'data-centre-mismatch',
    'value-invalid',
]);
/** Leaves out what says in other words what an earlier problem says of the same place. */
function withoutRepetition(problems) {
    const seen = new Set();
    return problems.filter(({ code, message, place, severity }) => {
        const kind = severity ?? (ABOUT_VALUES.has(code) ? 'value' : code === 'key-missing' ? message : code);
        const what = JSON.stringify([place?.line, place?.column, kind]);
        if (seen.has(what))
            return false;
        seen.add(what);
        return true;
    });
}

// EXTERNAL MODULE: ./node_modules/ajv/dist/runtime/ucs2length.js
var ucs2length = __webpack_require__(6214);
;// CONCATENATED MODULE: ./build/src/config/schema-validator.generated.js
// @ts-nocheck
// Made from schema/connections.schema.json by schema/compile.js.

"use strict";
const validate = validate20;
/* harmony default export */ const schema_validator_generated = ((/* unused pure expression or super */ null && (validate20)));
const schema31 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:aep-base-connections:connections:1", "title": "Connections file", "description": "Declares the base connections that a team wants in the sandboxes of Adobe Experience Platform. Secrets are never written here: the file names them, and the workflow hands in their values.", "type": "object", "errorMessage": "must be a mapping with version and connections; it may have sandbox, and no other key", "examples": [{ "version": 1, "sandbox": "dev", "connections": { "zoho-eu": { "name": "Zoho CRM EU", "auth": { "dataCenter": "eu", "clientId": "1000.ABCDEF", "clientSecret": { "secret": "ZOHO_EU_CLIENT_SECRET" }, "refreshToken": { "secret": "ZOHO_EU_REFRESH_TOKEN" } } } } }], "required": ["version", "connections"], "additionalProperties": false, "properties": { "version": { "description": "The version of this file format. There is one so far.", "const": 1, "examples": [1], "errorMessage": "must be the number 1" }, "sandbox": { "description": "The sandbox for entries that name none. The action's input `sandbox` fills in when the file is silent too.", "$ref": "#/$defs/sandboxName", "examples": ["dev"] }, "connections": { "description": "The connections, by key. The key is the name that later workflow steps look the id up by.", "type": "object", "errorMessage": "must be a mapping from a key to a connection", "minProperties": 1, "maxProperties": 4000, "propertyNames": { "pattern": "^[a-z][a-z0-9_-]{0,63}$", "not": { "enum": ["all", "failing"] } }, "additionalProperties": { "$ref": "#/$defs/connection" }, "examples": [{ "zoho-eu": { "name": "Zoho CRM EU", "auth": { "dataCenter": "eu", "clientId": "1000.ABCDEF", "clientSecret": { "secret": "ZOHO_EU_CLIENT_SECRET" }, "refreshToken": { "secret": "ZOHO_EU_REFRESH_TOKEN" } } } }] } }, "$defs": { "connection": { "description": "One base connection: an authenticated account for a source system in one sandbox.", "type": "object", "errorMessage": "must be a mapping with name and auth; it may have description, source, sandbox, id and ensure, and no other key", "examples": [{ "name": "Zoho CRM EU", "auth": { "dataCenter": "eu", "clientId": "1000.ABCDEF", "clientSecret": { "secret": "ZOHO_EU_CLIENT_SECRET" }, "refreshToken": { "secret": "ZOHO_EU_REFRESH_TOKEN" } } }], "required": ["name"], "additionalProperties": false, "properties": { "name": { "description": "The name of the base connection in Adobe Experience Platform. Sandbox, source and name together are its identity: the action looks it up by them, exactly and case-sensitively.", "type": "string", "minLength": 1, "maxLength": 255, "pattern": "^(?!\\s)[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]+(?<!\\s)$", "examples": ["Zoho CRM EU"], "errorMessage": "must be text of 1 to 255 characters on one line, without white space around it" }, "description": { "description": "Shown beside the name in Adobe Experience Platform. Compared only when given.", "type": "string", "maxLength": 4000, "pattern": "^(?:\\n|[^\\p{Cc}\\p{Cs}])*$", "examples": ["Leads and contacts of the EU team"], "errorMessage": "must be text of at most 4000 characters, without control characters" }, "source": { "description": "The kind of system that is connected. Zoho CRM is the one so far, and the default.", "enum": ["zoho-crm"], "default": "zoho-crm", "examples": ["zoho-crm"], "errorMessage": "must be a source that this action knows: zoho-crm" }, "sandbox": { "description": "The sandbox of this connection, when it is not the file's.", "$ref": "#/$defs/sandboxName", "examples": ["prod"] }, "id": { "description": "Pins an existing base connection by its id, so that it is found whatever its name is.", "type": "string", "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", "examples": ["2484f2df-c057-4ab5-84f2-dfc0577ab592"], "errorMessage": "must be the id of a base connection, a UUID in lower case as Adobe shows it" }, "ensure": { "description": "Whether the connection is to exist. Leaving an entry out of the file removes nothing; `absent` does, once it is reviewed.", "enum": ["present", "absent"], "default": "present", "examples": ["present"], "errorMessage": "must be present or absent" }, "auth": { "description": "How Adobe signs in at the source. The keys are the API's own.", "$ref": "#/$defs/zohoAuth", "examples": [{ "dataCenter": "eu", "clientId": "1000.ABCDEF", "clientSecret": { "secret": "ZOHO_EU_CLIENT_SECRET" }, "refreshToken": { "secret": "ZOHO_EU_REFRESH_TOKEN" } }] } }, "if": { "properties": { "ensure": { "const": "absent" } }, "required": ["ensure"] }, "else": { "required": ["auth"] } }, "zohoAuth": { "description": "The account at Zoho CRM: where it lives, and the OAuth client and refresh token that Adobe uses.", "type": "object", "errorMessage": "must be a mapping with dataCenter, clientId, clientSecret and refreshToken; it may have accountsUrl, endpoint and accessToken, and no other key", "examples": [{ "dataCenter": "eu", "clientId": "1000.ABCDEF", "clientSecret": { "secret": "ZOHO_EU_CLIENT_SECRET" }, "refreshToken": { "secret": "ZOHO_EU_REFRESH_TOKEN" } }], "required": ["clientId", "clientSecret", "refreshToken"], "additionalProperties": false, "properties": { "dataCenter": { "description": "Zoho's data centre that holds the account. Sets accountsUrl and endpoint.", "enum": ["us", "eu", "in", "au", "cn", "jp", "ca", "sa", "uk", "ae"], "examples": ["eu"], "errorMessage": "must be one of Zoho's data centres: us, eu, in, au, cn, jp, ca, sa, uk, ae" }, "accountsUrl": { "description": "Zoho's accounts server, when it is to be spelled out. Must be a host of Zoho, and of the same data centre as the rest.", "type": "string", "examples": ["https://accounts.zoho.eu"], "errorMessage": "must be the URL of a Zoho accounts server, such as https://accounts.zoho.eu" }, "endpoint": { "description": "The endpoint of the Zoho CRM server that Adobe is given: a URL, or a bare host with an optional path. Must be a host of Zoho, and of the same data centre as the rest.", "type": "string", "examples": ["https://www.zohoapis.eu", "crm.zoho.eu/crm/private"], "errorMessage": "must be a URL or host of Zoho CRM, such as https://www.zohoapis.eu" }, "clientId": { "description": "The id of the client registered in Zoho's API console. Not a secret; may be written here or referred to.", "type": ["string", "object"], "pattern": "^[A-Za-z0-9._~-]{1,256}$", "$ref": "#/$defs/reference", "examples": ["1000.ABCDEF", { "secret": "ZOHO_EU_CLIENT_ID" }], "errorMessage": "must be the client id from Zoho's API console in quotes, or a reference { secret: NAME }" }, "clientSecret": { "description": "The secret of that client, by reference.", "type": "object", "$ref": "#/$defs/reference", "examples": [{ "secret": "ZOHO_EU_CLIENT_SECRET" }], "errorMessage": "must be a reference { secret: NAME }: the value itself is handed in by the workflow, and never written here" }, "refreshToken": { "description": "A refresh token for the account, by reference.", "type": "object", "$ref": "#/$defs/reference", "examples": [{ "secret": "ZOHO_EU_REFRESH_TOKEN" }], "errorMessage": "must be a reference { secret: NAME }: the value itself is handed in by the workflow, and never written here" }, "accessToken": { "description": "An access token for the account, by reference. Minted from the refresh token when left out, which is what you want.", "type": "object", "$ref": "#/$defs/reference", "examples": [{ "secret": "ZOHO_EU_ACCESS_TOKEN" }], "errorMessage": "must be a reference { secret: NAME }: the value itself is handed in by the workflow, and never written here" } }, "anyOf": [{ "required": ["dataCenter"] }, { "required": ["accountsUrl", "endpoint"] }] }, "reference": { "required": ["secret"], "additionalProperties": false, "properties": { "secret": { "description": "The name of the value in the input `secrets`.", "type": "string", "pattern": "^[A-Za-z_][A-Za-z0-9_]*$", "maxLength": 255, "examples": ["ZOHO_EU_CLIENT_SECRET"], "errorMessage": "must be the name of a secret: letters, digits and underscores, not starting with a digit" } } }, "sandboxName": { "description": "The name of a sandbox (not its title).", "type": "string", "pattern": "^[a-z][a-z0-9-]{0,255}$", "examples": ["dev"], "errorMessage": "must be the name of a sandbox, not its title: lower-case letters, digits and hyphens, starting with a letter, at most 256 characters" } } };
const schema32 = { "description": "The name of a sandbox (not its title).", "type": "string", "pattern": "^[a-z][a-z0-9-]{0,255}$", "examples": ["dev"], "errorMessage": "must be the name of a sandbox, not its title: lower-case letters, digits and hyphens, starting with a letter, at most 256 characters" };
const pattern4 = new RegExp("^[a-z][a-z0-9-]{0,255}$", "u");
const pattern5 = new RegExp("^[a-z][a-z0-9_-]{0,63}$", "u");
const schema33 = { "description": "One base connection: an authenticated account for a source system in one sandbox.", "type": "object", "errorMessage": "must be a mapping with name and auth; it may have description, source, sandbox, id and ensure, and no other key", "examples": [{ "name": "Zoho CRM EU", "auth": { "dataCenter": "eu", "clientId": "1000.ABCDEF", "clientSecret": { "secret": "ZOHO_EU_CLIENT_SECRET" }, "refreshToken": { "secret": "ZOHO_EU_REFRESH_TOKEN" } } }], "required": ["name"], "additionalProperties": false, "properties": { "name": { "description": "The name of the base connection in Adobe Experience Platform. Sandbox, source and name together are its identity: the action looks it up by them, exactly and case-sensitively.", "type": "string", "minLength": 1, "maxLength": 255, "pattern": "^(?!\\s)[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]+(?<!\\s)$", "examples": ["Zoho CRM EU"], "errorMessage": "must be text of 1 to 255 characters on one line, without white space around it" }, "description": { "description": "Shown beside the name in Adobe Experience Platform. Compared only when given.", "type": "string", "maxLength": 4000, "pattern": "^(?:\\n|[^\\p{Cc}\\p{Cs}])*$", "examples": ["Leads and contacts of the EU team"], "errorMessage": "must be text of at most 4000 characters, without control characters" }, "source": { "description": "The kind of system that is connected. Zoho CRM is the one so far, and the default.", "enum": ["zoho-crm"], "default": "zoho-crm", "examples": ["zoho-crm"], "errorMessage": "must be a source that this action knows: zoho-crm" }, "sandbox": { "description": "The sandbox of this connection, when it is not the file's.", "$ref": "#/$defs/sandboxName", "examples": ["prod"] }, "id": { "description": "Pins an existing base connection by its id, so that it is found whatever its name is.", "type": "string", "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", "examples": ["2484f2df-c057-4ab5-84f2-dfc0577ab592"], "errorMessage": "must be the id of a base connection, a UUID in lower case as Adobe shows it" }, "ensure": { "description": "Whether the connection is to exist. Leaving an entry out of the file removes nothing; `absent` does, once it is reviewed.", "enum": ["present", "absent"], "default": "present", "examples": ["present"], "errorMessage": "must be present or absent" }, "auth": { "description": "How Adobe signs in at the source. The keys are the API's own.", "$ref": "#/$defs/zohoAuth", "examples": [{ "dataCenter": "eu", "clientId": "1000.ABCDEF", "clientSecret": { "secret": "ZOHO_EU_CLIENT_SECRET" }, "refreshToken": { "secret": "ZOHO_EU_REFRESH_TOKEN" } }] } }, "if": { "properties": { "ensure": { "const": "absent" } }, "required": ["ensure"] }, "else": { "required": ["auth"] } };
const func1 = ucs2length["default"] ?? ucs2length;
const pattern6 = new RegExp("^(?!\\s)[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]+(?<!\\s)$", "u");
const pattern7 = new RegExp("^(?:\\n|[^\\p{Cc}\\p{Cs}])*$", "u");
const pattern9 = new RegExp("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", "u");
const schema35 = { "description": "The account at Zoho CRM: where it lives, and the OAuth client and refresh token that Adobe uses.", "type": "object", "errorMessage": "must be a mapping with dataCenter, clientId, clientSecret and refreshToken; it may have accountsUrl, endpoint and accessToken, and no other key", "examples": [{ "dataCenter": "eu", "clientId": "1000.ABCDEF", "clientSecret": { "secret": "ZOHO_EU_CLIENT_SECRET" }, "refreshToken": { "secret": "ZOHO_EU_REFRESH_TOKEN" } }], "required": ["clientId", "clientSecret", "refreshToken"], "additionalProperties": false, "properties": { "dataCenter": { "description": "Zoho's data centre that holds the account. Sets accountsUrl and endpoint.", "enum": ["us", "eu", "in", "au", "cn", "jp", "ca", "sa", "uk", "ae"], "examples": ["eu"], "errorMessage": "must be one of Zoho's data centres: us, eu, in, au, cn, jp, ca, sa, uk, ae" }, "accountsUrl": { "description": "Zoho's accounts server, when it is to be spelled out. Must be a host of Zoho, and of the same data centre as the rest.", "type": "string", "examples": ["https://accounts.zoho.eu"], "errorMessage": "must be the URL of a Zoho accounts server, such as https://accounts.zoho.eu" }, "endpoint": { "description": "The endpoint of the Zoho CRM server that Adobe is given: a URL, or a bare host with an optional path. Must be a host of Zoho, and of the same data centre as the rest.", "type": "string", "examples": ["https://www.zohoapis.eu", "crm.zoho.eu/crm/private"], "errorMessage": "must be a URL or host of Zoho CRM, such as https://www.zohoapis.eu" }, "clientId": { "description": "The id of the client registered in Zoho's API console. Not a secret; may be written here or referred to.", "type": ["string", "object"], "pattern": "^[A-Za-z0-9._~-]{1,256}$", "$ref": "#/$defs/reference", "examples": ["1000.ABCDEF", { "secret": "ZOHO_EU_CLIENT_ID" }], "errorMessage": "must be the client id from Zoho's API console in quotes, or a reference { secret: NAME }" }, "clientSecret": { "description": "The secret of that client, by reference.", "type": "object", "$ref": "#/$defs/reference", "examples": [{ "secret": "ZOHO_EU_CLIENT_SECRET" }], "errorMessage": "must be a reference { secret: NAME }: the value itself is handed in by the workflow, and never written here" }, "refreshToken": { "description": "A refresh token for the account, by reference.", "type": "object", "$ref": "#/$defs/reference", "examples": [{ "secret": "ZOHO_EU_REFRESH_TOKEN" }], "errorMessage": "must be a reference { secret: NAME }: the value itself is handed in by the workflow, and never written here" }, "accessToken": { "description": "An access token for the account, by reference. Minted from the refresh token when left out, which is what you want.", "type": "object", "$ref": "#/$defs/reference", "examples": [{ "secret": "ZOHO_EU_ACCESS_TOKEN" }], "errorMessage": "must be a reference { secret: NAME }: the value itself is handed in by the workflow, and never written here" } }, "anyOf": [{ "required": ["dataCenter"] }, { "required": ["accountsUrl", "endpoint"] }] };
const schema36 = { "required": ["secret"], "additionalProperties": false, "properties": { "secret": { "description": "The name of the value in the input `secrets`.", "type": "string", "pattern": "^[A-Za-z_][A-Za-z0-9_]*$", "maxLength": 255, "examples": ["ZOHO_EU_CLIENT_SECRET"], "errorMessage": "must be the name of a secret: letters, digits and underscores, not starting with a digit" } } };
const pattern10 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");
const pattern11 = new RegExp("^[A-Za-z0-9._~-]{1,256}$", "u");
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate22.evaluated;
    if (evaluated0.dynamicProps) {
        evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
        evaluated0.items = undefined;
    }
    const _errs1 = errors;
    let valid0 = false;
    const _errs2 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.dataCenter === undefined) {
            const err0 = { instancePath, schemaPath: "#/anyOf/0/required", keyword: "required", params: { missingProperty: "dataCenter" }, message: "must have required property '" + "dataCenter" + "'", schema: schema35.anyOf[0].required, parentSchema: schema35.anyOf[0], data };
            if (vErrors === null) {
                vErrors = [err0];
            }
            else {
                vErrors.push(err0);
            }
            errors++;
        }
    }
    var _valid0 = _errs2 === errors;
    valid0 = valid0 || _valid0;
    const _errs3 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.accountsUrl === undefined) {
            const err1 = { instancePath, schemaPath: "#/anyOf/1/required", keyword: "required", params: { missingProperty: "accountsUrl" }, message: "must have required property '" + "accountsUrl" + "'", schema: schema35.anyOf[1].required, parentSchema: schema35.anyOf[1], data };
            if (vErrors === null) {
                vErrors = [err1];
            }
            else {
                vErrors.push(err1);
            }
            errors++;
        }
        if (data.endpoint === undefined) {
            const err2 = { instancePath, schemaPath: "#/anyOf/1/required", keyword: "required", params: { missingProperty: "endpoint" }, message: "must have required property '" + "endpoint" + "'", schema: schema35.anyOf[1].required, parentSchema: schema35.anyOf[1], data };
            if (vErrors === null) {
                vErrors = [err2];
            }
            else {
                vErrors.push(err2);
            }
            errors++;
        }
    }
    var _valid0 = _errs3 === errors;
    valid0 = valid0 || _valid0;
    if (!valid0) {
        const err3 = { instancePath, schemaPath: "#/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf", schema: schema35.anyOf, parentSchema: schema35, data };
        if (vErrors === null) {
            vErrors = [err3];
        }
        else {
            vErrors.push(err3);
        }
        errors++;
    }
    else {
        errors = _errs1;
        if (vErrors !== null) {
            if (_errs1) {
                vErrors.length = _errs1;
            }
            else {
                vErrors = null;
            }
        }
    }
    if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.clientId === undefined) {
            const err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "clientId" }, message: "must have required property '" + "clientId" + "'", schema: schema35.required, parentSchema: schema35, data };
            if (vErrors === null) {
                vErrors = [err4];
            }
            else {
                vErrors.push(err4);
            }
            errors++;
        }
        if (data.clientSecret === undefined) {
            const err5 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "clientSecret" }, message: "must have required property '" + "clientSecret" + "'", schema: schema35.required, parentSchema: schema35, data };
            if (vErrors === null) {
                vErrors = [err5];
            }
            else {
                vErrors.push(err5);
            }
            errors++;
        }
        if (data.refreshToken === undefined) {
            const err6 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "refreshToken" }, message: "must have required property '" + "refreshToken" + "'", schema: schema35.required, parentSchema: schema35, data };
            if (vErrors === null) {
                vErrors = [err6];
            }
            else {
                vErrors.push(err6);
            }
            errors++;
        }
        for (const key0 in data) {
            if (!(((((((key0 === "dataCenter") || (key0 === "accountsUrl")) || (key0 === "endpoint")) || (key0 === "clientId")) || (key0 === "clientSecret")) || (key0 === "refreshToken")) || (key0 === "accessToken"))) {
                const err7 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema35, data };
                if (vErrors === null) {
                    vErrors = [err7];
                }
                else {
                    vErrors.push(err7);
                }
                errors++;
            }
        }
        if (data.dataCenter !== undefined) {
            let data0 = data.dataCenter;
            if (!((((((((((data0 === "us") || (data0 === "eu")) || (data0 === "in")) || (data0 === "au")) || (data0 === "cn")) || (data0 === "jp")) || (data0 === "ca")) || (data0 === "sa")) || (data0 === "uk")) || (data0 === "ae"))) {
                const err8 = { instancePath: instancePath + "/dataCenter", schemaPath: "#/properties/dataCenter/enum", keyword: "enum", params: { allowedValues: schema35.properties.dataCenter.enum }, message: "must be equal to one of the allowed values", schema: schema35.properties.dataCenter.enum, parentSchema: schema35.properties.dataCenter, data: data0 };
                if (vErrors === null) {
                    vErrors = [err8];
                }
                else {
                    vErrors.push(err8);
                }
                errors++;
            }
        }
        if (data.accountsUrl !== undefined) {
            let data1 = data.accountsUrl;
            if (typeof data1 !== "string") {
                const err9 = { instancePath: instancePath + "/accountsUrl", schemaPath: "#/properties/accountsUrl/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema35.properties.accountsUrl.type, parentSchema: schema35.properties.accountsUrl, data: data1 };
                if (vErrors === null) {
                    vErrors = [err9];
                }
                else {
                    vErrors.push(err9);
                }
                errors++;
            }
        }
        if (data.endpoint !== undefined) {
            let data2 = data.endpoint;
            if (typeof data2 !== "string") {
                const err10 = { instancePath: instancePath + "/endpoint", schemaPath: "#/properties/endpoint/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema35.properties.endpoint.type, parentSchema: schema35.properties.endpoint, data: data2 };
                if (vErrors === null) {
                    vErrors = [err10];
                }
                else {
                    vErrors.push(err10);
                }
                errors++;
            }
        }
        if (data.clientId !== undefined) {
            let data3 = data.clientId;
            if ((typeof data3 !== "string") && (!(data3 && typeof data3 == "object" && !Array.isArray(data3)))) {
                const err11 = { instancePath: instancePath + "/clientId", schemaPath: "#/properties/clientId/type", keyword: "type", params: { type: schema35.properties.clientId.type }, message: "must be string,object", schema: schema35.properties.clientId.type, parentSchema: schema35.properties.clientId, data: data3 };
                if (vErrors === null) {
                    vErrors = [err11];
                }
                else {
                    vErrors.push(err11);
                }
                errors++;
            }
            if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
                if (data3.secret === undefined) {
                    const err12 = { instancePath: instancePath + "/clientId", schemaPath: "#/$defs/reference/required", keyword: "required", params: { missingProperty: "secret" }, message: "must have required property '" + "secret" + "'", schema: schema36.required, parentSchema: schema36, data: data3 };
                    if (vErrors === null) {
                        vErrors = [err12];
                    }
                    else {
                        vErrors.push(err12);
                    }
                    errors++;
                }
                for (const key1 in data3) {
                    if (!(key1 === "secret")) {
                        const err13 = { instancePath: instancePath + "/clientId", schemaPath: "#/$defs/reference/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties", schema: false, parentSchema: schema36, data: data3 };
                        if (vErrors === null) {
                            vErrors = [err13];
                        }
                        else {
                            vErrors.push(err13);
                        }
                        errors++;
                    }
                }
                if (data3.secret !== undefined) {
                    let data4 = data3.secret;
                    if (typeof data4 === "string") {
                        if (func1(data4) > 255) {
                            const err14 = { instancePath: instancePath + "/clientId/secret", schemaPath: "#/$defs/reference/properties/secret/maxLength", keyword: "maxLength", params: { limit: 255 }, message: "must NOT have more than 255 characters", schema: 255, parentSchema: schema36.properties.secret, data: data4 };
                            if (vErrors === null) {
                                vErrors = [err14];
                            }
                            else {
                                vErrors.push(err14);
                            }
                            errors++;
                        }
                        if (!pattern10.test(data4)) {
                            const err15 = { instancePath: instancePath + "/clientId/secret", schemaPath: "#/$defs/reference/properties/secret/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" }, message: "must match pattern \"" + "^[A-Za-z_][A-Za-z0-9_]*$" + "\"", schema: "^[A-Za-z_][A-Za-z0-9_]*$", parentSchema: schema36.properties.secret, data: data4 };
                            if (vErrors === null) {
                                vErrors = [err15];
                            }
                            else {
                                vErrors.push(err15);
                            }
                            errors++;
                        }
                    }
                    else {
                        const err16 = { instancePath: instancePath + "/clientId/secret", schemaPath: "#/$defs/reference/properties/secret/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema36.properties.secret.type, parentSchema: schema36.properties.secret, data: data4 };
                        if (vErrors === null) {
                            vErrors = [err16];
                        }
                        else {
                            vErrors.push(err16);
                        }
                        errors++;
                    }
                }
            }
            if (typeof data3 === "string") {
                if (!pattern11.test(data3)) {
                    const err17 = { instancePath: instancePath + "/clientId", schemaPath: "#/properties/clientId/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9._~-]{1,256}$" }, message: "must match pattern \"" + "^[A-Za-z0-9._~-]{1,256}$" + "\"", schema: "^[A-Za-z0-9._~-]{1,256}$", parentSchema: schema35.properties.clientId, data: data3 };
                    if (vErrors === null) {
                        vErrors = [err17];
                    }
                    else {
                        vErrors.push(err17);
                    }
                    errors++;
                }
            }
        }
        if (data.clientSecret !== undefined) {
            let data5 = data.clientSecret;
            if (!(data5 && typeof data5 == "object" && !Array.isArray(data5))) {
                const err18 = { instancePath: instancePath + "/clientSecret", schemaPath: "#/properties/clientSecret/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema35.properties.clientSecret.type, parentSchema: schema35.properties.clientSecret, data: data5 };
                if (vErrors === null) {
                    vErrors = [err18];
                }
                else {
                    vErrors.push(err18);
                }
                errors++;
            }
            if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
                if (data5.secret === undefined) {
                    const err19 = { instancePath: instancePath + "/clientSecret", schemaPath: "#/$defs/reference/required", keyword: "required", params: { missingProperty: "secret" }, message: "must have required property '" + "secret" + "'", schema: schema36.required, parentSchema: schema36, data: data5 };
                    if (vErrors === null) {
                        vErrors = [err19];
                    }
                    else {
                        vErrors.push(err19);
                    }
                    errors++;
                }
                for (const key2 in data5) {
                    if (!(key2 === "secret")) {
                        const err20 = { instancePath: instancePath + "/clientSecret", schemaPath: "#/$defs/reference/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties", schema: false, parentSchema: schema36, data: data5 };
                        if (vErrors === null) {
                            vErrors = [err20];
                        }
                        else {
                            vErrors.push(err20);
                        }
                        errors++;
                    }
                }
                if (data5.secret !== undefined) {
                    let data6 = data5.secret;
                    if (typeof data6 === "string") {
                        if (func1(data6) > 255) {
                            const err21 = { instancePath: instancePath + "/clientSecret/secret", schemaPath: "#/$defs/reference/properties/secret/maxLength", keyword: "maxLength", params: { limit: 255 }, message: "must NOT have more than 255 characters", schema: 255, parentSchema: schema36.properties.secret, data: data6 };
                            if (vErrors === null) {
                                vErrors = [err21];
                            }
                            else {
                                vErrors.push(err21);
                            }
                            errors++;
                        }
                        if (!pattern10.test(data6)) {
                            const err22 = { instancePath: instancePath + "/clientSecret/secret", schemaPath: "#/$defs/reference/properties/secret/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" }, message: "must match pattern \"" + "^[A-Za-z_][A-Za-z0-9_]*$" + "\"", schema: "^[A-Za-z_][A-Za-z0-9_]*$", parentSchema: schema36.properties.secret, data: data6 };
                            if (vErrors === null) {
                                vErrors = [err22];
                            }
                            else {
                                vErrors.push(err22);
                            }
                            errors++;
                        }
                    }
                    else {
                        const err23 = { instancePath: instancePath + "/clientSecret/secret", schemaPath: "#/$defs/reference/properties/secret/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema36.properties.secret.type, parentSchema: schema36.properties.secret, data: data6 };
                        if (vErrors === null) {
                            vErrors = [err23];
                        }
                        else {
                            vErrors.push(err23);
                        }
                        errors++;
                    }
                }
            }
        }
        if (data.refreshToken !== undefined) {
            let data7 = data.refreshToken;
            if (!(data7 && typeof data7 == "object" && !Array.isArray(data7))) {
                const err24 = { instancePath: instancePath + "/refreshToken", schemaPath: "#/properties/refreshToken/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema35.properties.refreshToken.type, parentSchema: schema35.properties.refreshToken, data: data7 };
                if (vErrors === null) {
                    vErrors = [err24];
                }
                else {
                    vErrors.push(err24);
                }
                errors++;
            }
            if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
                if (data7.secret === undefined) {
                    const err25 = { instancePath: instancePath + "/refreshToken", schemaPath: "#/$defs/reference/required", keyword: "required", params: { missingProperty: "secret" }, message: "must have required property '" + "secret" + "'", schema: schema36.required, parentSchema: schema36, data: data7 };
                    if (vErrors === null) {
                        vErrors = [err25];
                    }
                    else {
                        vErrors.push(err25);
                    }
                    errors++;
                }
                for (const key3 in data7) {
                    if (!(key3 === "secret")) {
                        const err26 = { instancePath: instancePath + "/refreshToken", schemaPath: "#/$defs/reference/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties", schema: false, parentSchema: schema36, data: data7 };
                        if (vErrors === null) {
                            vErrors = [err26];
                        }
                        else {
                            vErrors.push(err26);
                        }
                        errors++;
                    }
                }
                if (data7.secret !== undefined) {
                    let data8 = data7.secret;
                    if (typeof data8 === "string") {
                        if (func1(data8) > 255) {
                            const err27 = { instancePath: instancePath + "/refreshToken/secret", schemaPath: "#/$defs/reference/properties/secret/maxLength", keyword: "maxLength", params: { limit: 255 }, message: "must NOT have more than 255 characters", schema: 255, parentSchema: schema36.properties.secret, data: data8 };
                            if (vErrors === null) {
                                vErrors = [err27];
                            }
                            else {
                                vErrors.push(err27);
                            }
                            errors++;
                        }
                        if (!pattern10.test(data8)) {
                            const err28 = { instancePath: instancePath + "/refreshToken/secret", schemaPath: "#/$defs/reference/properties/secret/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" }, message: "must match pattern \"" + "^[A-Za-z_][A-Za-z0-9_]*$" + "\"", schema: "^[A-Za-z_][A-Za-z0-9_]*$", parentSchema: schema36.properties.secret, data: data8 };
                            if (vErrors === null) {
                                vErrors = [err28];
                            }
                            else {
                                vErrors.push(err28);
                            }
                            errors++;
                        }
                    }
                    else {
                        const err29 = { instancePath: instancePath + "/refreshToken/secret", schemaPath: "#/$defs/reference/properties/secret/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema36.properties.secret.type, parentSchema: schema36.properties.secret, data: data8 };
                        if (vErrors === null) {
                            vErrors = [err29];
                        }
                        else {
                            vErrors.push(err29);
                        }
                        errors++;
                    }
                }
            }
        }
        if (data.accessToken !== undefined) {
            let data9 = data.accessToken;
            if (!(data9 && typeof data9 == "object" && !Array.isArray(data9))) {
                const err30 = { instancePath: instancePath + "/accessToken", schemaPath: "#/properties/accessToken/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema35.properties.accessToken.type, parentSchema: schema35.properties.accessToken, data: data9 };
                if (vErrors === null) {
                    vErrors = [err30];
                }
                else {
                    vErrors.push(err30);
                }
                errors++;
            }
            if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
                if (data9.secret === undefined) {
                    const err31 = { instancePath: instancePath + "/accessToken", schemaPath: "#/$defs/reference/required", keyword: "required", params: { missingProperty: "secret" }, message: "must have required property '" + "secret" + "'", schema: schema36.required, parentSchema: schema36, data: data9 };
                    if (vErrors === null) {
                        vErrors = [err31];
                    }
                    else {
                        vErrors.push(err31);
                    }
                    errors++;
                }
                for (const key4 in data9) {
                    if (!(key4 === "secret")) {
                        const err32 = { instancePath: instancePath + "/accessToken", schemaPath: "#/$defs/reference/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties", schema: false, parentSchema: schema36, data: data9 };
                        if (vErrors === null) {
                            vErrors = [err32];
                        }
                        else {
                            vErrors.push(err32);
                        }
                        errors++;
                    }
                }
                if (data9.secret !== undefined) {
                    let data10 = data9.secret;
                    if (typeof data10 === "string") {
                        if (func1(data10) > 255) {
                            const err33 = { instancePath: instancePath + "/accessToken/secret", schemaPath: "#/$defs/reference/properties/secret/maxLength", keyword: "maxLength", params: { limit: 255 }, message: "must NOT have more than 255 characters", schema: 255, parentSchema: schema36.properties.secret, data: data10 };
                            if (vErrors === null) {
                                vErrors = [err33];
                            }
                            else {
                                vErrors.push(err33);
                            }
                            errors++;
                        }
                        if (!pattern10.test(data10)) {
                            const err34 = { instancePath: instancePath + "/accessToken/secret", schemaPath: "#/$defs/reference/properties/secret/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" }, message: "must match pattern \"" + "^[A-Za-z_][A-Za-z0-9_]*$" + "\"", schema: "^[A-Za-z_][A-Za-z0-9_]*$", parentSchema: schema36.properties.secret, data: data10 };
                            if (vErrors === null) {
                                vErrors = [err34];
                            }
                            else {
                                vErrors.push(err34);
                            }
                            errors++;
                        }
                    }
                    else {
                        const err35 = { instancePath: instancePath + "/accessToken/secret", schemaPath: "#/$defs/reference/properties/secret/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema36.properties.secret.type, parentSchema: schema36.properties.secret, data: data10 };
                        if (vErrors === null) {
                            vErrors = [err35];
                        }
                        else {
                            vErrors.push(err35);
                        }
                        errors++;
                    }
                }
            }
        }
    }
    else {
        const err36 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema35.type, parentSchema: schema35, data };
        if (vErrors === null) {
            vErrors = [err36];
        }
        else {
            vErrors.push(err36);
        }
        errors++;
    }
    validate22.errors = vErrors;
    return errors === 0;
}
validate22.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate21.evaluated;
    if (evaluated0.dynamicProps) {
        evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
        evaluated0.items = undefined;
    }
    const _errs1 = errors;
    let valid0 = true;
    const _errs2 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if ((data.ensure === undefined) && (missing0 = "ensure")) {
            const err0 = {};
            if (vErrors === null) {
                vErrors = [err0];
            }
            else {
                vErrors.push(err0);
            }
            errors++;
        }
        else {
            if (data.ensure !== undefined) {
                if ("absent" !== data.ensure) {
                    const err1 = {};
                    if (vErrors === null) {
                        vErrors = [err1];
                    }
                    else {
                        vErrors.push(err1);
                    }
                    errors++;
                }
            }
        }
    }
    var _valid0 = _errs2 === errors;
    errors = _errs1;
    if (vErrors !== null) {
        if (_errs1) {
            vErrors.length = _errs1;
        }
        else {
            vErrors = null;
        }
    }
    if (!_valid0) {
        const _errs4 = errors;
        if (data && typeof data == "object" && !Array.isArray(data)) {
            if (data.auth === undefined) {
                const err2 = { instancePath, schemaPath: "#/else/required", keyword: "required", params: { missingProperty: "auth" }, message: "must have required property '" + "auth" + "'", schema: schema33.else.required, parentSchema: schema33.else, data };
                if (vErrors === null) {
                    vErrors = [err2];
                }
                else {
                    vErrors.push(err2);
                }
                errors++;
            }
        }
        var _valid0 = _errs4 === errors;
        valid0 = _valid0;
    }
    if (!valid0) {
        const err3 = { instancePath, schemaPath: "#/if", keyword: "if", params: { failingKeyword: "else" }, message: "must match \"else\" schema", schema: schema33.if, parentSchema: schema33, data };
        if (vErrors === null) {
            vErrors = [err3];
        }
        else {
            vErrors.push(err3);
        }
        errors++;
    }
    if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.name === undefined) {
            const err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property '" + "name" + "'", schema: schema33.required, parentSchema: schema33, data };
            if (vErrors === null) {
                vErrors = [err4];
            }
            else {
                vErrors.push(err4);
            }
            errors++;
        }
        for (const key0 in data) {
            if (!(((((((key0 === "name") || (key0 === "description")) || (key0 === "source")) || (key0 === "sandbox")) || (key0 === "id")) || (key0 === "ensure")) || (key0 === "auth"))) {
                const err5 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema33, data };
                if (vErrors === null) {
                    vErrors = [err5];
                }
                else {
                    vErrors.push(err5);
                }
                errors++;
            }
        }
        if (data.name !== undefined) {
            let data1 = data.name;
            if (typeof data1 === "string") {
                if (func1(data1) > 255) {
                    const err6 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/maxLength", keyword: "maxLength", params: { limit: 255 }, message: "must NOT have more than 255 characters", schema: 255, parentSchema: schema33.properties.name, data: data1 };
                    if (vErrors === null) {
                        vErrors = [err6];
                    }
                    else {
                        vErrors.push(err6);
                    }
                    errors++;
                }
                if (func1(data1) < 1) {
                    const err7 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema33.properties.name, data: data1 };
                    if (vErrors === null) {
                        vErrors = [err7];
                    }
                    else {
                        vErrors.push(err7);
                    }
                    errors++;
                }
                if (!pattern6.test(data1)) {
                    const err8 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/pattern", keyword: "pattern", params: { pattern: "^(?!\\s)[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]+(?<!\\s)$" }, message: "must match pattern \"" + "^(?!\\s)[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]+(?<!\\s)$" + "\"", schema: "^(?!\\s)[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]+(?<!\\s)$", parentSchema: schema33.properties.name, data: data1 };
                    if (vErrors === null) {
                        vErrors = [err8];
                    }
                    else {
                        vErrors.push(err8);
                    }
                    errors++;
                }
            }
            else {
                const err9 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema33.properties.name.type, parentSchema: schema33.properties.name, data: data1 };
                if (vErrors === null) {
                    vErrors = [err9];
                }
                else {
                    vErrors.push(err9);
                }
                errors++;
            }
        }
        if (data.description !== undefined) {
            let data2 = data.description;
            if (typeof data2 === "string") {
                if (func1(data2) > 4000) {
                    const err10 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 4000 }, message: "must NOT have more than 4000 characters", schema: 4000, parentSchema: schema33.properties.description, data: data2 };
                    if (vErrors === null) {
                        vErrors = [err10];
                    }
                    else {
                        vErrors.push(err10);
                    }
                    errors++;
                }
                if (!pattern7.test(data2)) {
                    const err11 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/pattern", keyword: "pattern", params: { pattern: "^(?:\\n|[^\\p{Cc}\\p{Cs}])*$" }, message: "must match pattern \"" + "^(?:\\n|[^\\p{Cc}\\p{Cs}])*$" + "\"", schema: "^(?:\\n|[^\\p{Cc}\\p{Cs}])*$", parentSchema: schema33.properties.description, data: data2 };
                    if (vErrors === null) {
                        vErrors = [err11];
                    }
                    else {
                        vErrors.push(err11);
                    }
                    errors++;
                }
            }
            else {
                const err12 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema33.properties.description.type, parentSchema: schema33.properties.description, data: data2 };
                if (vErrors === null) {
                    vErrors = [err12];
                }
                else {
                    vErrors.push(err12);
                }
                errors++;
            }
        }
        if (data.source !== undefined) {
            let data3 = data.source;
            if (!(data3 === "zoho-crm")) {
                const err13 = { instancePath: instancePath + "/source", schemaPath: "#/properties/source/enum", keyword: "enum", params: { allowedValues: schema33.properties.source.enum }, message: "must be equal to one of the allowed values", schema: schema33.properties.source.enum, parentSchema: schema33.properties.source, data: data3 };
                if (vErrors === null) {
                    vErrors = [err13];
                }
                else {
                    vErrors.push(err13);
                }
                errors++;
            }
        }
        if (data.sandbox !== undefined) {
            let data4 = data.sandbox;
            if (typeof data4 === "string") {
                if (!pattern4.test(data4)) {
                    const err14 = { instancePath: instancePath + "/sandbox", schemaPath: "#/$defs/sandboxName/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,255}$" }, message: "must match pattern \"" + "^[a-z][a-z0-9-]{0,255}$" + "\"", schema: "^[a-z][a-z0-9-]{0,255}$", parentSchema: schema32, data: data4 };
                    if (vErrors === null) {
                        vErrors = [err14];
                    }
                    else {
                        vErrors.push(err14);
                    }
                    errors++;
                }
            }
            else {
                const err15 = { instancePath: instancePath + "/sandbox", schemaPath: "#/$defs/sandboxName/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema32.type, parentSchema: schema32, data: data4 };
                if (vErrors === null) {
                    vErrors = [err15];
                }
                else {
                    vErrors.push(err15);
                }
                errors++;
            }
        }
        if (data.id !== undefined) {
            let data5 = data.id;
            if (typeof data5 === "string") {
                if (!pattern9.test(data5)) {
                    const err16 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" }, message: "must match pattern \"" + "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" + "\"", schema: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", parentSchema: schema33.properties.id, data: data5 };
                    if (vErrors === null) {
                        vErrors = [err16];
                    }
                    else {
                        vErrors.push(err16);
                    }
                    errors++;
                }
            }
            else {
                const err17 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema33.properties.id.type, parentSchema: schema33.properties.id, data: data5 };
                if (vErrors === null) {
                    vErrors = [err17];
                }
                else {
                    vErrors.push(err17);
                }
                errors++;
            }
        }
        if (data.ensure !== undefined) {
            let data6 = data.ensure;
            if (!((data6 === "present") || (data6 === "absent"))) {
                const err18 = { instancePath: instancePath + "/ensure", schemaPath: "#/properties/ensure/enum", keyword: "enum", params: { allowedValues: schema33.properties.ensure.enum }, message: "must be equal to one of the allowed values", schema: schema33.properties.ensure.enum, parentSchema: schema33.properties.ensure, data: data6 };
                if (vErrors === null) {
                    vErrors = [err18];
                }
                else {
                    vErrors.push(err18);
                }
                errors++;
            }
        }
        if (data.auth !== undefined) {
            if (!(validate22(data.auth, { instancePath: instancePath + "/auth", parentData: data, parentDataProperty: "auth", rootData, dynamicAnchors }))) {
                vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
                errors = vErrors.length;
            }
        }
    }
    else {
        const err19 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema33.type, parentSchema: schema33, data };
        if (vErrors === null) {
            vErrors = [err19];
        }
        else {
            vErrors.push(err19);
        }
        errors++;
    }
    validate21.errors = vErrors;
    return errors === 0;
}
validate21.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate20(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    /*# sourceURL="urn:aep-base-connections:connections:1" */ ;
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate20.evaluated;
    if (evaluated0.dynamicProps) {
        evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
        evaluated0.items = undefined;
    }
    if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.version === undefined) {
            const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "version" }, message: "must have required property '" + "version" + "'", schema: schema31.required, parentSchema: schema31, data };
            if (vErrors === null) {
                vErrors = [err0];
            }
            else {
                vErrors.push(err0);
            }
            errors++;
        }
        if (data.connections === undefined) {
            const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "connections" }, message: "must have required property '" + "connections" + "'", schema: schema31.required, parentSchema: schema31, data };
            if (vErrors === null) {
                vErrors = [err1];
            }
            else {
                vErrors.push(err1);
            }
            errors++;
        }
        for (const key0 in data) {
            if (!(((key0 === "version") || (key0 === "sandbox")) || (key0 === "connections"))) {
                const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema31, data };
                if (vErrors === null) {
                    vErrors = [err2];
                }
                else {
                    vErrors.push(err2);
                }
                errors++;
            }
        }
        if (data.version !== undefined) {
            let data0 = data.version;
            if (1 !== data0) {
                const err3 = { instancePath: instancePath + "/version", schemaPath: "#/properties/version/const", keyword: "const", params: { allowedValue: 1 }, message: "must be equal to constant", schema: 1, parentSchema: schema31.properties.version, data: data0 };
                if (vErrors === null) {
                    vErrors = [err3];
                }
                else {
                    vErrors.push(err3);
                }
                errors++;
            }
        }
        if (data.sandbox !== undefined) {
            let data1 = data.sandbox;
            if (typeof data1 === "string") {
                if (!pattern4.test(data1)) {
                    const err4 = { instancePath: instancePath + "/sandbox", schemaPath: "#/$defs/sandboxName/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,255}$" }, message: "must match pattern \"" + "^[a-z][a-z0-9-]{0,255}$" + "\"", schema: "^[a-z][a-z0-9-]{0,255}$", parentSchema: schema32, data: data1 };
                    if (vErrors === null) {
                        vErrors = [err4];
                    }
                    else {
                        vErrors.push(err4);
                    }
                    errors++;
                }
            }
            else {
                const err5 = { instancePath: instancePath + "/sandbox", schemaPath: "#/$defs/sandboxName/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema32.type, parentSchema: schema32, data: data1 };
                if (vErrors === null) {
                    vErrors = [err5];
                }
                else {
                    vErrors.push(err5);
                }
                errors++;
            }
        }
        if (data.connections !== undefined) {
            let data2 = data.connections;
            if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
                if (Object.keys(data2).length > 4000) {
                    const err6 = { instancePath: instancePath + "/connections", schemaPath: "#/properties/connections/maxProperties", keyword: "maxProperties", params: { limit: 4000 }, message: "must NOT have more than 4000 properties", schema: 4000, parentSchema: schema31.properties.connections, data: data2 };
                    if (vErrors === null) {
                        vErrors = [err6];
                    }
                    else {
                        vErrors.push(err6);
                    }
                    errors++;
                }
                if (Object.keys(data2).length < 1) {
                    const err7 = { instancePath: instancePath + "/connections", schemaPath: "#/properties/connections/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties", schema: 1, parentSchema: schema31.properties.connections, data: data2 };
                    if (vErrors === null) {
                        vErrors = [err7];
                    }
                    else {
                        vErrors.push(err7);
                    }
                    errors++;
                }
                for (const key1 in data2) {
                    const _errs12 = errors;
                    const _errs13 = errors;
                    const _errs14 = errors;
                    if (!((key1 === "all") || (key1 === "failing"))) {
                        const err8 = {};
                        if (vErrors === null) {
                            vErrors = [err8];
                        }
                        else {
                            vErrors.push(err8);
                        }
                        errors++;
                    }
                    var valid3 = _errs14 === errors;
                    if (valid3) {
                        const err9 = { instancePath: instancePath + "/connections", schemaPath: "#/properties/connections/propertyNames/not", keyword: "not", params: {}, message: "must NOT be valid", schema: schema31.properties.connections.propertyNames.not, parentSchema: schema31.properties.connections.propertyNames, data: key1, propertyName: key1 };
                        if (vErrors === null) {
                            vErrors = [err9];
                        }
                        else {
                            vErrors.push(err9);
                        }
                        errors++;
                    }
                    else {
                        errors = _errs13;
                        if (vErrors !== null) {
                            if (_errs13) {
                                vErrors.length = _errs13;
                            }
                            else {
                                vErrors = null;
                            }
                        }
                    }
                    if (typeof key1 === "string") {
                        if (!pattern5.test(key1)) {
                            const err10 = { instancePath: instancePath + "/connections", schemaPath: "#/properties/connections/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9_-]{0,63}$" }, message: "must match pattern \"" + "^[a-z][a-z0-9_-]{0,63}$" + "\"", schema: "^[a-z][a-z0-9_-]{0,63}$", parentSchema: schema31.properties.connections.propertyNames, data: key1, propertyName: key1 };
                            if (vErrors === null) {
                                vErrors = [err10];
                            }
                            else {
                                vErrors.push(err10);
                            }
                            errors++;
                        }
                    }
                    var valid2 = _errs12 === errors;
                    if (!valid2) {
                        const err11 = { instancePath: instancePath + "/connections", schemaPath: "#/properties/connections/propertyNames", keyword: "propertyNames", params: { propertyName: key1 }, message: "property name must be valid", schema: schema31.properties.connections.propertyNames, parentSchema: schema31.properties.connections, data: data2 };
                        if (vErrors === null) {
                            vErrors = [err11];
                        }
                        else {
                            vErrors.push(err11);
                        }
                        errors++;
                    }
                }
                for (const key2 in data2) {
                    if (!(validate21(data2[key2], { instancePath: instancePath + "/connections/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data2, parentDataProperty: key2, rootData, dynamicAnchors }))) {
                        vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
                        errors = vErrors.length;
                    }
                }
            }
            else {
                const err12 = { instancePath: instancePath + "/connections", schemaPath: "#/properties/connections/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema31.properties.connections.type, parentSchema: schema31.properties.connections, data: data2 };
                if (vErrors === null) {
                    vErrors = [err12];
                }
                else {
                    vErrors.push(err12);
                }
                errors++;
            }
        }
    }
    else {
        const err13 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema31.type, parentSchema: schema31, data };
        if (vErrors === null) {
            vErrors = [err13];
        }
        else {
            vErrors.push(err13);
        }
        errors++;
    }
    validate20.errors = vErrors;
    return errors === 0;
}
validate20.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function schemaErrors(data) {
    return validate(data) ? [] : validate.errors;
}

;// CONCATENATED MODULE: ./build/src/config/schema-words.js



const REFERENCE = '#/$defs/reference';
/** Either the first, or both others, say where an account lives. */
const LOCATION = ['dataCenter', 'accountsUrl', 'endpoint'];
/** A mapping lacks a key; `schema` is that of the key. */
function missingKey(name, path, schema) {
    const [example] = schema?.examples ?? [];
    const fixes = {
        connections: 'add `connections:` with one key per connection, such as `zoho-eu:`',
        auth: 'add `auth:` with dataCenter, clientId, clientSecret and refreshToken',
    };
    const fix = fixes[name] ?? `add \`${name}: ${inYaml(example)}\`, for example`;
    return { code: 'key-missing', message: `${(0,paths/* pathForPeople */.ip)(path)} lacks \`${name}\``, fix, atKey: true };
}
function inYaml(example) {
    if (!(0,is_record/* isRecord */.u)(example))
        return String(example);
    return `{ ${Object.entries(example)
        .map(([key, value]) => `${key}: ${inYaml(value)}`)
        .join(', ')} }`;
}
/** An `auth` that says neither which data centre nor both of its URLs. */
function missingLocation(path, auth) {
    const other = (0,is_record/* isRecord */.u)(auth)
        ? LOCATION.slice(1).find((key) => !(key in auth) && LOCATION.some((each) => each in auth))
        : undefined;
    return {
        code: 'key-missing',
        message: `${(0,paths/* pathForPeople */.ip)(path)} lacks \`dataCenter\`${other === undefined ? '' : `, or \`${other}\``}`,
        fix: 'add `dataCenter: eu`, or the code of the data centre that holds the account',
        atKey: true,
    };
}
/** A key that the schema does not know; `meant` is the known one that it is nearly. */
function unknownKey(key, path, meant, known) {
    const at = [...path, key];
    const where = (0,paths/* pathForPeople */.ip)(path);
    const list = `the keys here are ${known.join(', ')}`;
    const isReference = known.length === 1 && known[0] === 'secret';
    if (isReference && (meant === undefined || key.startsWith('secret:'))) {
        const fix = `write \`${path.at(-1)}: { secret: NAME }\`, with a space after each colon`;
        return {
            code: 'key-unknown',
            message: `${where} is not a reference: it has another key than \`secret\``,
            fix,
            at,
            atKey: true,
        };
    }
    // Under `auth`, a key may be a secret that lost its place: only the key that was meant is printed.
    const spoken = (0,paths/* isUnderAuth */.vy)(path) ? undefined : (0,paths/* keyForPeople */.kL)(key);
    const message = spoken !== undefined
        ? `\`${spoken}\` is not a key of ${path.length === 0 ? 'the file' : where}`
        : `${where} has a key that does not belong there`;
    const below = !(0,paths/* isUnderAuth */.vy)(path) && key !== 'secret' && paths/* KNOWN_AUTH_KEYS */.cf.includes(key);
    const fix = meant !== undefined ? `did you mean \`${meant}\`?` : below ? 'indent it, below `auth:`' : list;
    return { code: 'key-unknown', message, fix, at, atKey: true };
}
/** An entry that stands beside `connections` in place of below it. */
function strayEntry(key) {
    const spoken = (0,paths/* keyForPeople */.kL)(key);
    return {
        code: 'key-unknown',
        message: `${spoken === undefined ? 'a connection' : `the connection \`${spoken}\``} stands beside \`connections\`, not below it`,
        fix: 'indent it and all of its lines, below `connections:`',
        at: [key],
        atKey: true,
    };
}
/** An empty `connections`. */
function noConnections() {
    return {
        code: 'value-invalid',
        message: '`connections` declares no connection',
        fix: 'add one key per connection, such as `zoho-eu:`',
        atKey: true,
    };
}
/** A key under `connections` that can not be one. */
function refusedKey(key, path) {
    const at = [...path, key];
    if (key === 'all' || key === 'failing') {
        return {
            code: 'key-invalid',
            message: `\`${key}\` can't be the key of a connection: in the input \`rotate\` it stands for several`,
            fix: 'choose another key',
            at,
            atKey: true,
        };
    }
    const better = key
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[^a-z0-9_]+/g, '-')
        .replace(/^[^a-z]+|-+$/g, '')
        .slice(0, 64);
    return {
        code: 'key-invalid',
        message: 'the key of a connection is 1 to 64 lower-case letters, digits, hyphens and underscores, and starts with a letter',
        fix: better === '' || better === 'all' || better === 'failing'
            ? 'rename it'
            : `rename it, to \`${better}\` for example`,
        at,
        atKey: true,
    };
}
/** A value that is not what belongs at its place. */
function wrongValue({ keyword, parentSchema, data, params }, path) {
    const where = (0,paths/* pathForPeople */.ip)(path);
    const required = parentSchema.errorMessage ?? 'is not what belongs here';
    if (parentSchema.$ref === REFERENCE && keyword === 'type' && !(0,is_record/* isRecord */.u)(data))
        return notAReference(parentSchema, data, path);
    const expected = [parentSchema.type ?? []].flat();
    if (data === null) {
        const fix = exampleFix(parentSchema, path.at(-1)) ?? `it ${required}`;
        const comment = expected.includes('string') ? '; text that begins with `#` goes in quotes' : '';
        return { code: 'value-invalid', message: `${where} is empty`, fix: `${fix}${comment}` };
    }
    if (keyword === 'type' &&
        expected.includes('string') &&
        (typeof data === 'number' || typeof data === 'boolean')) {
        return {
            code: 'value-invalid',
            message: `${where} must be text, but YAML reads a ${typeof data === 'number' ? 'number' : 'yes-or-no value'} here`,
            fix: 'put it in quotes',
        };
    }
    const allowed = keyword === 'enum' && Array.isArray(params['allowedValues']) ? params['allowedValues'].map(String) : [];
    const meant = typeof data === 'string' ? (0,nearest/* nearest */.p)(data, allowed) : undefined;
    const fix = meant === undefined ? exampleFix(parentSchema, path.at(-1)) : `did you mean \`${meant}\`?`;
    return { code: 'value-invalid', message: `${where} ${required}`, ...(fix && { fix }) };
}
function exampleFix({ examples = [], properties = {} }, name) {
    const [example] = examples;
    if (example !== undefined && !(0,is_record/* isRecord */.u)(example))
        return `write \`${name}: ${inYaml(example)}\`, for example`;
    const [first] = Object.keys(example ?? properties);
    if (name === undefined)
        return 'write `version: 1` and `connections:` with one key per connection';
    return first === undefined
        ? undefined
        : `write its keys below it, one a line and indented, such as \`${first}:\``;
}
/** Something stands where a reference belongs. It is likely to be the secret itself. */
function notAReference(schema, data, path) {
    const where = (0,paths/* pathForPeople */.ip)(path);
    const name = path.at(-1) ?? '';
    const example = inYaml(schema.examples?.[0]);
    if (data === null || Array.isArray(data)) {
        const what = data === null ? 'is empty' : 'is a list';
        return {
            code: 'value-invalid',
            message: `${where} ${what}`,
            fix: `write \`${name}: ${example}\`, for example`,
        };
    }
    if (schema.type !== 'object') {
        const message = `${where} ${schema.errorMessage ?? 'is not what belongs here'}`;
        return { code: 'value-invalid', message, fix: 'put it in quotes' };
    }
    return {
        code: 'literal-secret',
        message: `${where} is written out in the file`,
        fix: `write \`${name}: ${example}\` and hand the value in through the action's input \`secrets\`; then treat the one in the file as leaked and replace it at its source`,
    };
}

;// CONCATENATED MODULE: ./build/src/config/schema-problems.js





/** Returns what the schema finds wrong, in the words that people read. No value is repeated in them. */
function schemaProblems(data) {
    // `if` says again what is said inside; so do the branches of `anyOf`, and `propertyNames` for each rule on names.
    const errors = schemaErrors(data.value).filter(({ keyword, schemaPath }) => keyword !== 'if' && !/\/(?:anyOf\/\d|propertyNames\/)/.test(schemaPath));
    const unknown = unknownKeys(errors);
    return errors.flatMap((error) => {
        const path = (0,paths/* pathOfPointer */.wX)(error.instancePath);
        const words = wordsFor(error, path, unknown.get(error.instancePath) ?? new Map(), data);
        if (words === undefined)
            return [];
        const { at = path, atKey = false, ...problem } = words;
        const place = atKey ? data.keyPlace(at) : data.valuePlace(at);
        const entry = (0,paths/* entryOf */.Ms)(path) ?? (0,paths/* entryOf */.Ms)(at);
        return [{ ...problem, place, ...(entry !== undefined && { entry }) }];
    });
}
function wordsFor(error, path, unknown, data) {
    const { keyword, parentSchema, params } = error;
    switch (keyword) {
        case 'required': {
            const name = String(params['missingProperty']);
            // A reference has one key, so an unknown one says it all; elsewhere, one that is nearly right stands for it.
            const isReference = parentSchema.properties?.['secret'] !== undefined;
            const known = data.isPartial(path) || (isReference && unknown.size > 0) || isMeant(unknown, [name]);
            return known ? undefined : missingKey(name, path, parentSchema.properties?.[name]);
        }
        case 'anyOf': {
            const known = data.isPartial(path) || isMeant(unknown, LOCATION);
            return known ? undefined : missingLocation(path, error.data);
        }
        case 'additionalProperties': {
            const key = String(params['additionalProperty']);
            const known = Object.keys(parentSchema.properties ?? {});
            return isStrayEntry(error.data, key, path)
                ? strayEntry(key)
                : unknownKey(key, path, unknown.get(key), known);
        }
        case 'propertyNames':
            return refusedKey(String(params['propertyName']), path);
        case 'minProperties':
            return data.isPartial(path) ? undefined : noConnections();
        default:
            return wrongValue(error, path);
    }
}
/** Whether a key at the top of the file holds what belongs to an entry: its indentation is missing. */
function isStrayEntry(file, key, path) {
    const value = path.length === 0 && (0,is_record/* isRecord */.u)(file) ? file[key] : undefined;
    return (0,is_record/* isRecord */.u)(value) && ('auth' in value || 'name' in value);
}
function isMeant(unknown, names) {
    return [...unknown.values()].some((meant) => meant !== undefined && names.includes(meant));
}
/** Looking for what was meant takes a while; a file with more unknown keys than this is another file. */
const MOST_GUESSES = 1000;
/** By pointer of their mapping. */
function unknownKeys(errors) {
    const found = new Map();
    let guesses = 0;
    for (const { keyword, instancePath, params, parentSchema, data } of errors) {
        if (keyword !== 'additionalProperties')
            continue;
        const key = String(params['additionalProperty']);
        const free = Object.keys(parentSchema.properties ?? {}).filter((each) => !(0,is_record/* isRecord */.u)(data) || !(each in data));
        const keys = found.get(instancePath) ?? new Map();
        keys.set(key, guesses++ < MOST_GUESSES ? (0,nearest/* nearest */.p)(key, free) : undefined);
        found.set(instancePath, keys);
    }
    return found;
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/src/config/located.js

/** Makes plain data located: `spots` by mapping or list, then by member. */
function locate(value, root, spots, partial, placeOf) {
    const spotAt = (path) => {
        let spot = { key: 0, value: root };
        let at = value;
        for (const step of path) {
            const next = typeof at === 'object' && at !== null ? spots.get(at)?.get(step) : undefined;
            if (next === undefined)
                break;
            spot = next;
            at = memberOf(at, step);
        }
        return spot;
    };
    return {
        value,
        valuePlace: (path) => placeOf(spotAt(path).value),
        keyPlace: (path) => placeOf(spotAt(path).key),
        isPartial: (path) => {
            const at = path.reduce(memberOf, value);
            return typeof at === 'object' && at !== null && partial.has(at);
        },
    };
}
function memberOf(value, step) {
    if (Array.isArray(value))
        return value[Number(step)];
    return (0,is_record/* isRecord */.u)(value) ? value[step] : undefined;
}

;// CONCATENATED MODULE: ./build/src/config/build-data.js



/** How many values aliases may add to those that are written out: 4,000 entries that share all of their `auth` add 40,000. */
const MOST_ALIASED = 100_000;
/** No mapping has more keys than this, but for `connections`, whose limit is checked where entries are read. */
const MOST_KEYS = 1000;
/**
 * Turns the parser's nodes into plain data. Aliases share the data of their anchor, so nothing unfolds in memory; but what
 * they would unfold to is limited, since later stages visit it. `data` is missing when a limit is passed.
 */
function buildData(root, placeOf) {
    const builder = new Builder(placeOf);
    const { value, offset } = builder.build(root, []);
    const data = builder.unreadable
        ? undefined
        : locate(value, offset, builder.spots, builder.partial, placeOf);
    return { ...(data && { data }), problems: builder.problems };
}
class Builder {
    problems = [];
    spots = new WeakMap();
    partial = new WeakSet();
    /** A limit was passed, so that there is no data to check further. */
    unreadable = false;
    #aliased = 0;
    /** What each anchor stands for; `'open'` while the parser is still inside it. */
    #anchors = new Map();
    #placeOf;
    constructor(placeOf) {
        this.#placeOf = placeOf;
    }
    build(node, path) {
        if (node === null)
            return { value: null, offset: 0, size: 1 };
        if ((0,dist/* isAlias */.Vj)(node))
            return this.#follow(node.source, node.range[0], path);
        if (node.anchor !== undefined)
            this.#anchors.set(node.anchor, 'open');
        const built = this.#buildValue(node, path);
        if (node.anchor !== undefined)
            this.#anchors.set(node.anchor, built);
        return built;
    }
    #buildValue(node, path) {
        const offset = node.range[0];
        if ((0,dist/* isMap */.jh)(node))
            return this.#buildMapping(node.items, offset, path);
        if ((0,dist/* isSeq */.oP)(node))
            return this.#buildList(node.items, offset, path);
        return { value: (0,dist/* isScalar */.jn)(node) ? node.value : null, offset, size: 1 };
    }
    #buildMapping(pairs, offset, path) {
        const value = Object.create(null);
        const spots = new Map();
        let size = 1;
        if (pairs.length > MOST_KEYS && !(path.length === 1 && path[0] === 'connections')) {
            this.#report('yaml-too-complex', offset, path, {
                message: `a mapping has ${pairs.length.toLocaleString('en')} keys`,
                fix: 'check the indentation: only `connections` has more than a few',
            });
            this.unreadable = true;
            return { value, offset, size };
        }
        for (const pair of pairs) {
            const key = this.#readKey(pair.key, path);
            const first = key === undefined ? undefined : spots.get(key);
            const member = this.build(pair.value, [...path, key ?? '']);
            size += member.size;
            if (key === undefined || member.value === undefined)
                this.partial.add(value);
            else if (first !== undefined)
                this.#refuseRepeated(key, pair.key.range[0], first.key, path);
            else {
                value[key] = member.value;
                const written = pair.value !== null && !((0,dist/* isScalar */.jn)(pair.value) && pair.value.source === '' && member.value === null);
                spots.set(key, { key: pair.key.range[0], value: written ? member.offset : pair.key.range[0] });
            }
        }
        this.spots.set(value, spots);
        return { value, offset, size };
    }
    #buildList(items, offset, path) {
        const value = [];
        const spots = new Map();
        let size = 1;
        for (const [index, item] of items.entries()) {
            const member = 'key' in item ? { value: null, offset, size: 1 } : this.build(item, [...path, `${index}`]);
            size += member.size;
            value.push(member.value);
            spots.set(`${index}`, { key: member.offset, value: member.offset });
        }
        this.spots.set(value, spots);
        return { value, offset, size };
    }
    #readKey(key, path) {
        if ((0,dist/* isScalar */.jn)(key) && typeof key.value === 'string') {
            if (key.anchor !== undefined)
                this.#anchors.set(key.anchor, { value: key.value, offset: key.range[0], size: 1 });
            if (key.value !== '<<' || key.type !== 'PLAIN')
                return key.value;
            this.#report('key-unknown', key.range[0], path, {
                message: 'merge keys (`<<`) are not part of YAML 1.2 and are not supported',
                fix: 'write the keys out, or use an alias for the whole mapping (`auth: *name`)',
            });
            return undefined;
        }
        this.#report('key-invalid', key.range[0], path, {
            message: `a key ${path.length === 0 ? 'of the file' : 'here'} is not text`,
            fix: 'put the key in quotes; a list, a mapping, an alias or nothing at all cannot be a key',
        });
        return undefined;
    }
    #follow(name, offset, path) {
        const target = this.#anchors.get(name);
        const nothing = { value: undefined, offset, size: 1 };
        if (target === undefined) {
            this.#report('yaml-alias', offset, path, {
                message: 'an alias (`*name`) refers to an anchor that does not stand before it',
                fix: 'define it above with `&name`, or put the value in quotes if it is meant to start with `*`',
            });
            return nothing;
        }
        if (target === 'open') {
            this.#report('yaml-alias', offset, path, {
                message: 'an alias (`*name`) refers to a value that it is itself a part of',
                fix: 'write the value out',
            });
            return nothing;
        }
        this.#aliased += target.size;
        if (this.#aliased > MOST_ALIASED && !this.unreadable) {
            this.unreadable = true;
            this.#report('yaml-alias', offset, path, {
                message: `the aliases of the file unfold to more than ${MOST_ALIASED.toLocaleString('en')} values`,
                fix: 'write the values out',
            });
        }
        return target;
    }
    #refuseRepeated(key, offset, first, path) {
        const spoken = (0,paths/* isUnderAuth */.vy)(path) && !paths/* KNOWN_AUTH_KEYS */.cf.includes(key) ? undefined : (0,paths/* keyForPeople */.kL)(key);
        this.#report('yaml-duplicate-key', offset, path, {
            message: `the key ${spoken === undefined ? '' : `\`${spoken}\` `}stands here a second time; the first is in line ${this.#placeOf(first).line}`,
            fix: 'remove one of the two',
        });
    }
    #report(code, offset, path, words) {
        const entry = (0,paths/* entryOf */.Ms)(path);
        this.problems.push({
            code,
            ...words,
            place: this.#placeOf(offset),
            ...(entry !== undefined && { entry }),
        });
    }
}

;// CONCATENATED MODULE: ./build/src/config/yaml-errors.js
const NO_TAGS = {
    code: 'yaml-tag',
    message: 'explicit tags (`!!str`, `!name`) are not supported',
    fix: 'leave the tag out; text that looks like a number goes in quotes',
};
/** Own words for each of the parser's codes: its messages quote the file, where a secret may stand. */
const SENTENCES = {
    ALIAS_PROPS: {
        message: 'an alias (`*name`) has an anchor or a tag of its own',
        fix: 'leave the alias alone in its place',
    },
    BAD_ALIAS: {
        code: 'yaml-alias',
        message: 'an anchor (`&`) or alias (`*`) has no usable name',
        fix: 'give it a name of letters and digits, or put the value in quotes',
    },
    BAD_COLLECTION_TYPE: NO_TAGS,
    BAD_DIRECTIVE: { message: 'a line starts with `%`', fix: 'remove the directive' },
    BAD_DQ_ESCAPE: {
        message: 'a backslash in double quotes starts an escape that YAML does not know',
        fix: 'double the backslash, or use single quotes',
    },
    BAD_INDENT: {
        message: 'the indentation does not fit the lines above, or a bracket is not closed',
        fix: 'align the keys of one mapping under one another, with spaces, and close every `{` and `[`',
    },
    BAD_PROP_ORDER: {
        message: 'an anchor or tag stands before the `-`, `?` or `:` that it should follow',
        fix: 'put it right before the value',
    },
    BAD_SCALAR_START: {
        message: 'a value starts with a character that YAML keeps for itself',
        fix: 'put the value in quotes',
    },
    BLOCK_AS_IMPLICIT_KEY: {
        message: 'a value and a mapping run into one another here',
        fix: 'indent the next line like this one, if it is a key beside it; put a value that contains `: ` in quotes',
    },
    BLOCK_IN_FLOW: {
        message: 'an indented mapping or list stands inside brackets',
        fix: 'write the inner one in brackets too, or the outer one without',
    },
    DUPLICATE_KEY: {
        code: 'yaml-duplicate-key',
        message: 'a key stands here a second time',
        fix: 'remove one of the two',
    },
    IMPOSSIBLE: { message: 'the text is not YAML from here on', fix: 'check this line and the one above' },
    KEY_OVER_1024_CHARS: {
        message: 'a key is longer than 1024 characters',
        fix: 'check for a missing quote or line break',
    },
    MISSING_CHAR: {
        message: 'something is missing here: a closing quote or bracket, a comma, a colon, or the space after a colon',
        fix: 'check this line and the one above',
    },
    MULTILINE_IMPLICIT_KEY: {
        message: 'a key runs over several lines, as when a line lacks its colon',
        fix: 'check this line and the one above for a missing `:`, and for a value that needs quotes',
    },
    MULTIPLE_ANCHORS: {
        code: 'yaml-alias',
        message: 'a value has more than one anchor',
        fix: 'keep one `&name`',
    },
    MULTIPLE_DOCS: {
        message: 'a second YAML document starts here',
        fix: 'keep one document in the file: remove the `---` and what does not belong',
    },
    MULTIPLE_TAGS: NO_TAGS,
    NON_STRING_KEY: { code: 'key-invalid', message: 'a key is not text', fix: 'put the key in quotes' },
    RESOURCE_EXHAUSTION: {
        code: 'yaml-too-complex',
        message: 'the file is nested too deeply here',
        fix: 'a connections file needs six levels',
    },
    TAB_AS_INDENT: { message: 'a tab is used for indentation', fix: 'indent with spaces' },
    TAG_RESOLVE_FAILED: NO_TAGS,
    UNEXPECTED_TOKEN: {
        message: 'YAML does not expect what stands here',
        fix: 'check the indentation, quotes and brackets of this line and the one above',
    },
};
/** Returns the problem that stands for one of the parser's errors, without its place. */
function yamlProblem(code) {
    return { code: 'yaml-syntax', ...SENTENCES[code] };
}

;// CONCATENATED MODULE: ./build/src/config/yaml-limits.js

/**
 * The parser is recursive and makes several objects of every token: deep nesting overflows its stack and, in some
 * forms, kills the process. So the tokens are looked at first; the lexer is a loop. Four thousand entries in
 * one mebibyte need fewer than 450,000 tokens and six levels.
 */
const MOST_TOKENS = 500_000;
const DEEPEST = 32;
/** `a: b: c:` nests too, on one line; a value with a few colons that lacks its quotes is left to the parser. */
const MOST_COLONS = 8;
/** Looks at the tokens of a YAML text in one pass, without recursion. */
function inspectTokens(text) {
    const tags = [];
    const directives = [];
    const depth = new Depth();
    let offset = 0;
    let count = 0;
    let scalarFollows = false;
    for (const token of new dist/* Lexer */.JG().lex(text)) {
        count++;
        // The lexer announces documents, scalars and broken flow collections by control characters that are not in the text.
        if (token === SCALAR_MARK || token === DOCUMENT_MARK || token === FLOW_ERROR_MARK) {
            if (token === FLOW_ERROR_MARK)
                depth.leaveFlow();
            scalarFollows = token === SCALAR_MARK;
            if (scalarFollows)
                depth.value();
            continue;
        }
        if (scalarFollows) {
            scalarFollows = false;
            if (token.includes('\n'))
                depth.newLine(token.length - token.lastIndexOf('\n') - 1);
            else
                depth.advance(token.length);
        }
        else {
            const isLast = offset + token.length >= text.length;
            if (isLast && isOpenQuote(token))
                return { tags, directives, openQuote: offset };
            if (token[0] === '!')
                tags.push(offset);
            if (token[0] === '%' && !/^%YAML[ \t]+1\.2$/.test(token))
                directives.push(offset);
            depth.token(token);
        }
        if (count > MOST_TOKENS || depth.exceeded)
            return { tooComplex: offset, tags, directives };
        offset += token.length;
    }
    return { tags, directives };
}
function isOpenQuote(token) {
    const quote = token[0];
    return (quote === '"' || quote === "'") && (token.length === 1 || !token.trimEnd().endsWith(quote));
}
const DOCUMENT_MARK = '\x02';
const FLOW_ERROR_MARK = '\x18';
const SCALAR_MARK = '\x1f';
/** How deep collections are nested at a token, counted from above: brackets, and columns at which block collections may start. */
class Depth {
    #flow = 0;
    #column = 0;
    #atLineStart = true;
    #colons = 0;
    #columns = [];
    get exceeded() {
        return this.#flow > DEEPEST || this.#columns.length > DEEPEST || this.#colons > MOST_COLONS;
    }
    token(token) {
        switch (token[0]) {
            case '\n':
            case '\r':
                this.newLine(0);
                return;
            case ' ':
            case '\t':
            case '#':
            case '\ufeff':
                break;
            case '[':
            case '{':
                this.value();
                this.#flow++;
                break;
            case ']':
            case '}':
                this.#flow = Math.max(0, this.#flow - 1);
                break;
            case '-':
            case '?':
                this.#openColumn();
                break;
            case ':':
                if (this.#flow === 0)
                    this.#colons++;
                if (this.#atLineStart)
                    this.#openColumn();
                break;
            default:
                this.value();
        }
        const lineBreak = token.lastIndexOf('\n');
        if (lineBreak >= 0)
            this.newLine(token.length - lineBreak - 1);
        else
            this.advance(token.length);
    }
    /** A scalar, alias, anchor or bracket: a block mapping may start at its column if no other has on this line. */
    value() {
        if (!this.#atLineStart)
            return;
        this.#openColumn();
        this.#atLineStart = false;
    }
    advance(length) {
        this.#column += length;
    }
    newLine(column) {
        this.#column = column;
        this.#atLineStart = true;
        this.#colons = 0;
    }
    leaveFlow() {
        this.#flow = 0;
    }
    #openColumn() {
        if (this.#flow > 0)
            return;
        while ((this.#columns.at(-1) ?? -1) >= this.#column)
            this.#columns.pop();
        this.#columns.push(this.#column);
    }
}

;// CONCATENATED MODULE: ./build/src/config/yaml-document.js





/** More than these in a row come from one mistake. */
const MOST_SYNTAX_ERRORS = 20;
/** An error within so many lines below another is taken for its consequence. */
const STUMBLE = 3;
/** Reads YAML 1.2 (core schema, one document) into plain data that knows where it stands in the file. */
function parseYaml(text, file) {
    const places = textPlaces(text, file);
    // The parser puts what is badly indented, or empty, before the indentation.
    const placeOf = (offset) => places(afterSpaces(text, offset));
    const tokens = inspectTokens(text);
    if (tokens.tooComplex !== undefined)
        return { problems: [tooComplex(placeOf(tokens.tooComplex))] };
    if (tokens.directives.length > 0) {
        return { problems: few(tokens.directives).map((offset) => directive(placeOf(offset))) };
    }
    if (tokens.openQuote !== undefined)
        return { problems: [openQuote(placeOf(tokens.openQuote))] };
    const problems = few(tokens.tags).map((offset) => ({
        ...yamlProblem('TAG_RESOLVE_FAILED'),
        place: placeOf(offset),
    }));
    const document = parseWithoutTraces(text);
    if (document === undefined)
        return { problems: [tooComplex(placeOf(0))] };
    const syntax = syntaxProblems(document, text, placeOf);
    if (syntax.length > 0)
        return { problems: [...problems, ...syntax] };
    if (isEmpty(document.contents))
        return { problems: [...problems, empty(file)] };
    const built = buildData(document.contents, placeOf);
    return { ...(built.data && { data: built.data }), problems: [...problems, ...built.problems] };
}
/**
 * Parses with stack traces off: the parser makes an `Error` for each mistake, and half a million of them take
 * ten seconds with traces and one without. Returns `undefined` when it gives up.
 */
function parseWithoutTraces(text) {
    const before = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    try {
        return (0,dist/* parseDocument */.Tp)(text, {
            prettyErrors: false,
            uniqueKeys: false,
            // Not 'silent', which also silences a second document. Nothing is logged by this function.
            logLevel: 'error',
            resolveKnownTags: false,
            version: '1.2',
            merge: false,
        });
    }
    catch {
        // It throws only when it runs out of stack or memory, which the check of the tokens is there to prevent.
        return undefined;
    }
    finally {
        Error.stackTraceLimit = before;
    }
}
function syntaxProblems(document, text, placeOf) {
    // Tags were found among the tokens already.
    const errors = document.errors.filter(({ code }) => code !== 'TAG_RESOLVE_FAILED' && code !== 'BAD_COLLECTION_TYPE' && code !== 'MULTIPLE_TAGS');
    if (errors.length === 0)
        return [];
    // A tab in the indentation makes the parser stumble in many ways, here and further down: name the tab instead.
    const tabs = few([...text.matchAll(/^ *(\t)[ \t]*[^\s#]/gm)].map((match) => match.index + match[0].indexOf('\t')));
    const problems = tabs.map((offset) => ({ ...yamlProblem('TAB_AS_INDENT'), place: placeOf(offset) }));
    const firstTab = problems[0]?.place?.line ?? Number.POSITIVE_INFINITY;
    let stumbledIn = Number.NEGATIVE_INFINITY;
    for (const { code, pos } of errors.sort((a, b) => a.pos[0] - b.pos[0])) {
        const place = placeOf(pos[0]);
        if (place.line >= firstTab - 1 || problems.length >= MOST_SYNTAX_ERRORS)
            break;
        if (place.line > stumbledIn + STUMBLE)
            problems.push({ ...yamlProblem(code), place });
        stumbledIn = place.line;
    }
    return problems;
}
function afterSpaces(text, offset) {
    let end = offset;
    while (text[end] === ' ')
        end++;
    return end;
}
const few = (list) => list.slice(0, MOST_SYNTAX_ERRORS);
function isEmpty(contents) {
    return contents === null || ((0,dist/* isScalar */.jn)(contents) && contents.source === '' && contents.value === null);
}
function tooComplex(place) {
    return {
        code: 'yaml-too-complex',
        message: 'the file is more complex, from here on, than a connections file can be',
        fix: 'check for a run of brackets, dashes or quotes; 32 levels and 500,000 YAML tokens are read, a file of 4,000 entries needs fewer',
        place,
    };
}
function openQuote(place) {
    return {
        code: 'yaml-syntax',
        message: 'a quote is opened here and never closed',
        fix: 'close it on the same line; the errors further down in the file show once it is',
        place,
    };
}
function directive(place) {
    return {
        code: 'yaml-syntax',
        message: 'the file has a YAML directive (a line that starts with `%`) that is not supported',
        fix: 'remove it: the file is read as YAML 1.2',
        place,
    };
}
function empty(file) {
    return {
        code: 'file-empty',
        message: 'the file is empty, or holds only comments',
        fix: 'write `version: 1` and `connections:` with one key per connection',
        place: { file, line: 1, column: 1 },
    };
}

;// CONCATENATED MODULE: ./build/src/config/connections-file.js











/** In bytes: 1 MiB. Whoever reads the file need not read further than one byte more. */
const LARGEST_FILE = 1_048_576;
const MOST_ENTRIES = 4000;
const MOST_PROBLEMS = 200;
/**
 * Reads the text of a connections file. `file` is the path that places name; `sandbox` is for entries when neither
 * they nor the file name one. Never throws: everything wrong with the file is among the problems, and no problem
 * repeats a value of the file.
 */
function readConnectionsFile(bytes, file, options = {}) {
    const stopped = (problems, text = '') => {
        return { entries: [], problems: capped([...problems].sort(problem/* byPlace */.hz)), text };
    };
    if (bytes.length > LARGEST_FILE)
        return stopped([tooLarge(file)]);
    const decoded = decodeText(bytes, file);
    if ('problem' in decoded)
        return stopped([decoded.problem]);
    const { text } = decoded;
    const { data, problems } = parseYaml(text, file);
    if (data === undefined)
        return stopped(problems, text);
    const connections = (0,is_record/* isRecord */.u)(data.value) ? data.value['connections'] : undefined;
    const count = (0,is_record/* isRecord */.u)(connections) ? Object.keys(connections).length : 0;
    if (count > MOST_ENTRIES)
        return stopped([...problems, tooMany(count, data)], text);
    const fallback = fallbackSandbox(data, options.sandbox);
    const readings = Object.entries((0,is_record/* isRecord */.u)(connections) ? connections : {}).map(([key, raw]) => readEntry(key, raw, data, fallback));
    const entries = readings.flatMap(({ entry }) => entry ?? []);
    const found = [
        ...problems,
        ...fileSandboxProblems(data),
        ...readings.flatMap((reading) => reading.problems),
        ...sandboxMissing(readings, data),
        ...duplicateProblems(entries, data),
        ...schemaProblems(data),
    ];
    return {
        entries,
        problems: capped(withoutRepetition(found).sort(problem/* byPlace */.hz)),
        text,
    };
}
function fallbackSandbox(data, given) {
    const own = (0,is_record/* isRecord */.u)(data.value) ? data.value['sandbox'] : undefined;
    if (own === undefined)
        return given === undefined || given === '' ? undefined : { name: given };
    return typeof own === 'string' ? { name: own } : 'unreadable';
}
function fileSandboxProblems(data) {
    const problem = (0,is_record/* isRecord */.u)(data.value) ? fieldProblem(data.value['sandbox'], ['sandbox'], data) : undefined;
    return problem === undefined ? [] : [problem];
}
/** One problem for all: they are mended together, at the top of the file. */
function sandboxMissing(readings, data) {
    const [first, ...others] = readings.filter(({ lacksSandbox }) => lacksSandbox);
    // A misspelt `sandbox:` is told as an unknown key.
    const misspelt = (0,is_record/* isRecord */.u)(data.value) &&
        Object.keys(data.value)
            .slice(0, 100)
            .some((key) => (0,nearest/* nearest */.p)(key, ['sandbox']));
    if (first === undefined || misspelt)
        return [];
    const spoken = (0,paths/* keyForPeople */.kL)(first.key);
    const more = others.length === 0 ? '' : `, nor for ${others.length} more`;
    return [
        {
            code: 'sandbox-missing',
            message: `no sandbox is named for this entry${more}`,
            fix: 'add `sandbox:` to the entry or at the top of the file, or set the input `sandbox`',
            place: data.keyPlace(['connections', first.key]),
            ...(spoken !== undefined && { entry: spoken }),
        },
    ];
}
function tooMany(count, data) {
    return {
        code: 'too-many-entries',
        message: `the file declares ${count} connections; at most ${MOST_ENTRIES} are read`,
        fix: 'split it into several files, each with a step of its own',
        place: data.keyPlace(['connections']),
    };
}
function tooLarge(file) {
    return {
        code: 'file-too-large',
        message: 'the file is larger than 1 MiB',
        fix: 'check that it is the connections file; split it if it is',
        place: { file, line: 1, column: 1 },
    };
}
/** Thousands of problems help nobody, and fill the log. */
function capped(problems) {
    const rest = problems.slice(MOST_PROBLEMS);
    const next = rest.find(({ severity }) => severity === undefined) ?? rest[0];
    if (next === undefined)
        return problems;
    const { code, place, severity } = next;
    const message = `and ${rest.length} more problems from here on`;
    return [
        ...problems.slice(0, MOST_PROBLEMS),
        { code, message, ...(place && { place }), ...(severity && { severity }) },
    ];
}


/***/ }),

/***/ 192:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ms: () => (/* binding */ entryOf),
/* harmony export */   cf: () => (/* binding */ KNOWN_AUTH_KEYS),
/* harmony export */   ip: () => (/* binding */ pathForPeople),
/* harmony export */   kL: () => (/* binding */ keyForPeople),
/* harmony export */   vy: () => (/* binding */ isUnderAuth),
/* harmony export */   wX: () => (/* binding */ pathOfPointer)
/* harmony export */ });
/** The keys that may be printed under `auth`. Any other may be a secret that was pasted in the wrong place. */
const KNOWN_AUTH_KEYS = [
    'dataCenter',
    'accountsUrl',
    'endpoint',
    'clientId',
    'clientSecret',
    'refreshToken',
    'accessToken',
    'secret',
];
/** Whether what stands at the path, or in it, belongs to some `auth`. An entry may have `auth` as its key. */
function isUnderAuth(path) {
    return path.some((step, index) => step === 'auth' && !(index === 1 && path[0] === 'connections'));
}
/** Returns the key if it can be printed in a sentence: short, on one line, nothing invisible. */
function keyForPeople(key) {
    return /^[^\p{C}\p{Zl}\p{Zp}`]{1,64}$/u.test(key) ? key : undefined;
}
/** Returns the path as people write it, `connections.zoho-eu.auth`, with `…` for what can't be printed. */
function pathForPeople(path) {
    const steps = path.map((step, index) => {
        const hidden = isUnderAuth(path.slice(0, index)) && !KNOWN_AUTH_KEYS.includes(step) && !/^\d{1,6}$/.test(step);
        return (hidden ? undefined : keyForPeople(step)) ?? '…';
    });
    return steps.length === 0 ? 'the file' : `\`${steps.join('.')}\``;
}
/** Returns the key of the entry that the path leads into, for `Problem.entry`. */
function entryOf(path) {
    return path[0] === 'connections' && path[1] !== undefined ? keyForPeople(path[1]) : undefined;
}
/** Reads a JSON pointer. */
function pathOfPointer(pointer) {
    return pointer
        .split('/')
        .slice(1)
        .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}


/***/ }),

/***/ 3471:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ isRecord)
/* harmony export */ });
/** Whether `value` is an object with members, as a JSON object or a YAML mapping is: neither `null` nor a list. */
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}


/***/ }),

/***/ 7707:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/**
 * Returns the candidate that `text` most likely stands for: at most a third of its letters mistyped, left out, added or swapped; `undefined` when none is that near. Case, hyphens and
 * underscores do not count.
 */
function nearest(text, candidates) {
    if (text.length > 80)
        return undefined;
    let best;
    let bestDistance = Number.POSITIVE_INFINITY;
    for (const candidate of candidates) {
        const allowed = Math.floor(candidate.length / 3);
        const distance = editDistance(fold(text), fold(candidate));
        if (distance <= allowed && distance < bestDistance) {
            best = candidate;
            bestDistance = distance;
        }
    }
    return best;
}
const fold = (text) => text.toLowerCase().replace(/[-_\s]/g, '');
/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours each cost 1. */
function editDistance(a, b) {
    let beforeLast = [];
    let last = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const change = a[i - 1] === b[j - 1] ? 0 : 1;
            let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + change);
            if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
                cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
            }
            row.push(cost);
        }
        beforeLast = last;
        last = row;
    }
    return last[b.length] ?? 0;
}


/***/ }),

/***/ 7636:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Hu: () => (/* binding */ defaultSource),
  TC: () => (/* binding */ findSource),
  Tj: () => (/* binding */ sources)
});

// EXTERNAL MODULE: ./build/src/sources/zoho-data-centres.js
var zoho_data_centres = __webpack_require__(8420);
// EXTERNAL MODULE: ./build/src/nearest.js
var nearest = __webpack_require__(7707);
;// CONCATENATED MODULE: ./build/src/sources/zoho-url.js


/** Reads `accountsUrl`: `https://` and the host of an accounts server, nothing else. `expected` narrows the advice. */
function readAccountsUrl(text, expected) {
    const hosts = (dataCentre) => [dataCentre.accountsHost];
    return readUrl(text, { name: 'accountsUrl', hosts, bareHost: false, path: false }, expected);
}
/** Reads `endpoint`: a URL or a bare host, with or without a path. `expected` narrows the advice. */
function readEndpoint(text, expected) {
    const hosts = (dataCentre) => dataCentre.endpointHosts;
    return readUrl(text, { name: 'endpoint', hosts, bareHost: true, path: true }, expected);
}
/**
 * The whole of what is accepted. Written out rather than left to `URL`, which mends what it is given: it folds full-width
 * dots, drops tabs, turns backslashes into slashes and takes `https:host` for `https://host`.
 */
const FORM = /^(https:\/\/)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)((?:\/[a-z0-9_~-]+(?:\.[a-z0-9_~-]+)*)*)\/?$/i;
/** Why a text is not of that form, the first that fits. */
const FAULTS = [
    [/[^\x20-\x7e]/, 'holds a character outside plain ASCII'],
    [/\s/, 'holds white space'],
    [/\\/, 'holds a backslash'],
    [/@/, 'holds an `@`: credentials are not allowed in it'],
    [/^http:/i, 'is not https'],
    [/^(?!https?:)[a-z][a-z0-9+.-]*:(?!\d)/i, 'is not https'],
    [/^https?:(?!\/\/[^/])/i, 'does not start with `https://` and a host'],
    [/\?/, 'holds a query'],
    [/#/, 'holds a fragment'],
    [/^(?:https:\/\/[^/]*|(?!https:)[^/]*):/i, 'holds a port'],
    [/^(?:https:\/\/)?[^/]*\.(?:\/|$)/i, 'has a dot at the end of its host'],
];
function readUrl(text, rules, expected) {
    const host = FORM.exec(text)?.[2]?.toLowerCase();
    const fix = advice(rules, expected, host);
    const refuse = (what) => ({ message: `\`${rules.name}\` ${what}`, fix });
    const fault = FAULTS.find(([pattern]) => pattern.test(text));
    if (fault !== undefined)
        return refuse(fault[1]);
    const [, scheme, , path] = FORM.exec(text) ?? [];
    if (host === undefined || path === undefined) {
        return refuse(rules.path ? 'is not a plain URL or host, with or without a path' : 'is not a plain URL');
    }
    if (scheme === undefined && !rules.bareHost)
        return refuse('does not start with `https://`');
    const dataCentre = zoho_data_centres/* dataCentres */.J.find((each) => rules.hosts(each).includes(host));
    if (dataCentre === undefined)
        return refuse('is not at a host that Zoho documents for it');
    if (path !== '' && !rules.path)
        return refuse('has a path');
    // Both readings must agree on where a request would go.
    if (!URL.canParse(`https://${host}${path}`) || new URL(`https://${host}${path}`).hostname !== host) {
        return refuse('is not a plain URL');
    }
    return { text: `${scheme === undefined ? '' : 'https://'}${host}${path}`, dataCentre };
}
/** Names the hosts of the data centre that is meant: the one declared, or the one whose host is nearly right, or all. */
function advice(rules, expected, host) {
    const all = zoho_data_centres/* dataCentres */.J.flatMap(rules.hosts);
    const meant = host === undefined ? undefined : (0,nearest/* nearest */.p)(host, all);
    const dataCentre = expected ?? (meant && zoho_data_centres/* dataCentres */.J.find((each) => rules.hosts(each).includes(meant)));
    const hosts = dataCentre ? rules.hosts(dataCentre) : zoho_data_centres/* dataCentres */.J.map((each) => rules.hosts(each)[0] ?? '');
    const listed = hosts.map((each) => `https://${each}`).join(', ');
    const where = dataCentre ? ` (data centre ${dataCentre.code})` : '';
    return `${hosts.length === 1 ? 'write' : 'write one of'} ${listed}${where}`;
}
/** Text beyond it, in characters, is no URL of Zoho, and takes long to look at. */
const LONGEST_URL = 2_048;
/**
 * Brings a URL to the form in which two are compared: with scheme, lower-case host, no slash at the end. Returns
 * `undefined` for what is no URL or host, such as `***`.
 */
function normaliseUrl(text) {
    if (text.length > LONGEST_URL)
        return undefined;
    const match = /^(?:(https?):\/\/)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)(:\d+)?(\/[^\s?#*•<>]*)?$/i.exec(text.trim());
    if (match === null || /^x+$/i.test(match[2]?.replaceAll('.', '') ?? ''))
        return undefined;
    const [, scheme = 'https', host = '', port = '', path = ''] = match;
    const otherPort = port === ':443' ? '' : port;
    return `${scheme.toLowerCase()}://${host.toLowerCase()}${otherPort}${path.replace(/\/+$/, '')}`;
}

;// CONCATENATED MODULE: ./build/src/sources/zoho-crm.js


/** What Zoho's API console hands out: https://www.zoho.com/accounts/protocol/oauth/ */
const CLIENT_ID = /^1000\.[A-Z0-9]+$/;
const TOKEN = /^1000\.[0-9a-f]{32}\.[0-9a-f]{32}$/i;
const neverCompared = () => undefined;
const parameters = [
    { name: 'endpoint', secret: false, normalise: normaliseUrl },
    { name: 'accountsUrl', secret: false, normalise: normaliseUrl },
    { name: 'clientId', secret: false, normalise: normaliseClientId },
    { name: 'clientSecret', secret: true, normalise: neverCompared },
    { name: 'accessToken', secret: true, normalise: neverCompared },
    { name: 'refreshToken', secret: true, normalise: neverCompared },
];
/**
 * Zoho CRM. Ids and names are those of Adobe's tutorial:
 * @see https://experienceleague.adobe.com/en/docs/experience-platform/sources/api-tutorials/create/crm/zoho
 */
const zohoCrm = {
    name: 'zoho-crm',
    title: 'Zoho CRM',
    connectionSpec: { id: '929e4450-0237-4ed2-9404-b7e1e0a00309', version: '1.0' },
    authSpec: 'Basic Authentication',
    parameters,
    minted: 'accessToken',
    completeAuth,
};
function completeAuth(auth, place) {
    const { dataCenter, accountsUrl, endpoint, clientId } = auth;
    const declared = zoho_data_centres/* dataCentres */.J.find(({ code }) => dataCenter?.kind === 'literal' && code === dataCenter.value);
    const accounts = read(accountsUrl, (text) => readAccountsUrl(text, declared));
    const crm = read(endpoint, (text) => readEndpoint(text, declared));
    const problems = [
        ...(dataCenter === undefined ? missing(auth, place) : []),
        ...refusals(accounts),
        ...refusals(crm),
        ...mismatches(declared, accounts, crm),
        ...clientIdProblems(clientId),
    ];
    const derived = (value) => ({
        kind: 'literal',
        value,
        place: dataCenter?.place ?? place,
    });
    const complete = {
        ...auth,
        endpoint: literalOf(crm) ?? (declared && derived(`https://${declared.endpointHosts[0]}`)),
        accountsUrl: literalOf(accounts) ?? (declared && derived(`https://${declared.accountsHost}`)),
    };
    const sent = {};
    for (const { name } of parameters) {
        const value = complete[name];
        if (value !== undefined)
            sent[name] = value;
    }
    return { parameters: sent, problems };
}
function read(value, reader) {
    // A reference would let a secret decide where secrets are sent.
    return value?.kind === 'literal' ? { result: reader(value.value), place: value.place } : undefined;
}
function literalOf(read) {
    if (read === undefined || 'fix' in read.result)
        return undefined;
    return { kind: 'literal', value: read.result.text, place: read.place };
}
function refusals(read) {
    return read !== undefined && 'fix' in read.result
        ? [{ code: 'host-refused', ...read.result, place: read.place }]
        : [];
}
function missing({ accountsUrl, endpoint }, place) {
    if (accountsUrl !== undefined && endpoint !== undefined)
        return [];
    const lacking = accountsUrl === undefined && endpoint === undefined
        ? '`dataCenter`'
        : `\`dataCenter\`, or \`${accountsUrl === undefined ? 'accountsUrl' : 'endpoint'}\``;
    const fix = `add \`dataCenter:\` with one of ${zoho_data_centres/* dataCentres */.J.map(({ code }) => code).join(', ')}`;
    return [{ code: 'key-missing', message: `\`auth\` lacks ${lacking}`, fix, place }];
}
function mismatches(declared, accounts, crm) {
    const stated = [];
    if (declared !== undefined)
        stated.push({ name: 'dataCenter', dataCentre: declared });
    for (const [name, read] of [['accountsUrl', accounts], ['endpoint', crm]]) {
        if (read === undefined || 'fix' in read.result)
            continue;
        stated.push({ name, dataCentre: read.result.dataCentre, place: read.place });
    }
    const [first, ...others] = stated;
    if (first === undefined)
        return [];
    return others
        .filter(({ dataCentre }) => dataCentre !== first.dataCentre)
        .map(({ name, dataCentre, place }) => ({
        code: 'data-centre-mismatch',
        message: `\`${name}\` belongs to Zoho's data centre ${dataCentre.code}, but \`${first.name}\` to ${first.dataCentre.code}`,
        fix: 'a Zoho account lives in one data centre: make all of them name that one, or give `dataCenter` alone',
        ...(place && { place }),
    }));
}
function clientIdProblems(clientId) {
    if (clientId?.kind !== 'literal' || CLIENT_ID.test(clientId.value))
        return [];
    const { place } = clientId;
    if (TOKEN.test(clientId.value)) {
        return [
            {
                code: 'literal-secret',
                message: '`clientId` holds what looks like a Zoho token, written out in the file',
                fix: "put the client id there; treat the token as leaked, and revoke it in Zoho's API console",
                place,
            },
        ];
    }
    return [
        {
            code: 'value-invalid',
            severity: 'warning',
            message: '`clientId` does not look like a client id of Zoho, which is `1000.` and capital letters and digits',
            fix: "compare it with Zoho's API console; a client secret must not be written there",
            place,
        },
    ];
}
/** Flow Service may show a mask or a hash in its place, which tells nothing. */
function normaliseClientId(text) {
    const id = text.trim();
    return CLIENT_ID.test(id) && !/^1000\.(.)\1*$/.test(id) ? id : undefined;
}

;// CONCATENATED MODULE: ./build/src/sources/sources.js

/** Every source by its name in the connections file. To add one, write its file and put it here. */
const sources = new Map([zohoCrm].map((source) => [source.name, source]));
/** The source of entries that name none. */
const defaultSource = zohoCrm;
/** Returns the source of that name, if there is one. */
function findSource(name) {
    return sources.get(name);
}


/***/ }),

/***/ 8420:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ dataCentres)
/* harmony export */ });
/**
 * Zoho's documents list the domains of accounts servers and APIs by data centre:
 * @see https://www.zoho.com/crm/developer/docs/api/v8/multi-dc.html
 * @see https://accounts.zoho.com/oauth/serverinfo
 */
const DOMAINS = [
    { code: 'us', zoho: 'zoho.com', api: 'zohoapis.com' },
    { code: 'eu', zoho: 'zoho.eu', api: 'zohoapis.eu' },
    { code: 'in', zoho: 'zoho.in', api: 'zohoapis.in' },
    { code: 'au', zoho: 'zoho.com.au', api: 'zohoapis.com.au' },
    { code: 'cn', zoho: 'zoho.com.cn', api: 'zohoapis.com.cn' },
    { code: 'jp', zoho: 'zoho.jp', api: 'zohoapis.jp' },
    { code: 'ca', zoho: 'zohocloud.ca', api: 'zohoapis.ca' },
    { code: 'sa', zoho: 'zoho.sa', api: 'zohoapis.sa' },
    { code: 'uk', zoho: 'zoho.uk', api: 'zohoapis.uk' },
    { code: 'ae', zoho: 'zoho.ae', api: 'zohoapis.ae' },
];
/**
 * Every data centre with the exact hosts that may be given. Adobe sends the client secret and refresh token there, so
 * nothing is matched by ending: whoever registers a look-alike would be sent them.
 */
const dataCentres = DOMAINS.map(({ code, zoho, api }) => ({
    code,
    accountsHost: `accounts.${zoho}`,
    endpointHosts: [`www.${api}`, `sandbox.${api}`, `developer.${api}`, `crm.${zoho}`],
}));


/***/ })

};
