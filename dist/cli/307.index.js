export const id = 307;
export const ids = [307];
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

/***/ 1307:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   emulate: () => (/* binding */ emulate)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _emulator_emulator_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2327);
/* harmony import */ var _emulator_serve_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7238);
/* harmony import */ var _is_record_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3471);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6762);
/* harmony import */ var _desk_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3579);
/* harmony import */ var _exit_code_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3250);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6338);
/* harmony import */ var _paint_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9052);
/* harmony import */ var _problem_text_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2799);










/** Serves the emulator on this machine until somebody ends it. Returns the exit code. */
async function emulate(flags, desk) {
    const paint = (0,_paint_js__WEBPACK_IMPORTED_MODULE_6__/* .paintFor */ .e)(desk.error);
    try {
        const options = await readOptions(flags, desk);
        const emulator = (0,_emulator_emulator_js__WEBPACK_IMPORTED_MODULE_1__/* .createEmulator */ .I)(options);
        const served = await (0,_emulator_serve_js__WEBPACK_IMPORTED_MODULE_2__/* .serveEmulator */ .$)(emulator, { port: wholeNumber('--port', flags.port, 65_535) }).catch((cause) => {
            const message = `the port ${flags.port} is taken, or can't be opened`;
            throw new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .ProblemError */ .Mm({ code: 'input-invalid', message, fix: 'give another `--port`, or 0 for a free one' }, { cause });
        });
        const { clientId, clientSecret, orgId } = _emulator_emulator_js__WEBPACK_IMPORTED_MODULE_1__/* .DEMO_ADOBE_CLIENT */ .q;
        if (flags.json === true) {
            (0,_desk_js__WEBPACK_IMPORTED_MODULE_7__/* .say */ .cv)(desk, JSON.stringify({
                schemaVersion: 1,
                command: 'emulator',
                url: served.url,
                clientId,
                clientSecret,
                orgId,
            }));
        }
        else {
            (0,_desk_js__WEBPACK_IMPORTED_MODULE_7__/* .say */ .cv)(desk, served.url);
            for (const line of hints(served.url, options.sandboxes ?? DEFAULT_SANDBOXES))
                (0,_desk_js__WEBPACK_IMPORTED_MODULE_7__/* .tell */ .qz)(desk, line);
        }
        await new Promise((resolve) => {
            if (desk.cancel.aborted)
                resolve();
            else
                desk.cancel.addEventListener('abort', () => resolve(), { once: true });
        });
        await served.close();
        (0,_desk_js__WEBPACK_IMPORTED_MODULE_7__/* .tell */ .qz)(desk, `${emulator.requests.length} requests were answered.`);
        return _exit_code_js__WEBPACK_IMPORTED_MODULE_4__/* .EXIT */ .d.done;
    }
    catch (error) {
        for (const problem of (0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .problemsIn */ ._n)(error)) {
            for (const line of (0,_problem_text_js__WEBPACK_IMPORTED_MODULE_8__/* .compilerText */ .R)(problem, undefined, paint))
                (0,_desk_js__WEBPACK_IMPORTED_MODULE_7__/* .tell */ .qz)(desk, line);
        }
        return error instanceof _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .ProblemError */ .Mm ? _exit_code_js__WEBPACK_IMPORTED_MODULE_4__/* .EXIT */ .d.invalid : _exit_code_js__WEBPACK_IMPORTED_MODULE_4__/* .EXIT */ .d.failed;
    }
}
const DEFAULT_SANDBOXES = ['prod', 'dev', 'stage'];
function hints(url, sandboxes) {
    return [
        '',
        `Adobe Flow Service, Adobe IMS and Zoho, emulated, with the sandboxes ${sandboxes.join(', ')}. Ctrl-C ends it.`,
        '',
        `On the command line:  aep-base-connections plan --emulator ${url}`,
        'In a workflow step:   platform-url, ims-url and zoho-accounts-url with that URL, and',
        `                      adobe-client-id: ${_emulator_emulator_js__WEBPACK_IMPORTED_MODULE_1__/* .DEMO_ADOBE_CLIENT */ .q.clientId}`,
        `                      adobe-client-secret: ${_emulator_emulator_js__WEBPACK_IMPORTED_MODULE_1__/* .DEMO_ADOBE_CLIENT */ .q.clientSecret}`,
        `                      adobe-org-id: ${_emulator_emulator_js__WEBPACK_IMPORTED_MODULE_1__/* .DEMO_ADOBE_CLIENT */ .q.orgId}`,
        '',
    ];
}
async function readOptions(flags, desk) {
    const { latency, listingLag, sandbox } = flags;
    const fromFile = flags.faults === undefined
        ? []
        : faultsIn(await (0,_files_js__WEBPACK_IMPORTED_MODULE_5__/* .readText */ .yR)(flags.faults, desk.input), `\`${flags.faults}\``);
    const fromFlags = (flags.fault ?? []).flatMap((text) => faultsIn(text, '`--fault`'));
    return {
        faults: [...fromFile, ...fromFlags],
        sandboxes: sandbox ?? DEFAULT_SANDBOXES,
        ...(latency === undefined ? {} : { latency: wholeNumber('--latency', latency, 3_600_000) }),
        ...(listingLag === undefined ? {} : { listingLag: wholeNumber('--listing-lag', listingLag, 3_600_000) }),
    };
}
function wholeNumber(flag, text, most) {
    const value = Number(text);
    if (/^\d{1,9}$/.test(text) && value <= most)
        return value;
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .ProblemError */ .Mm({
        code: 'input-invalid',
        message: `\`${flag}\` is not a whole number from 0 to ${most}`,
    });
}
/** The members of an effect besides its kind, with their types; those without `?` must be there. */
const EFFECTS = {
    answer: {
        status: 'number',
        'headers?': 'object',
        'body?': 'any',
        'after?': 'boolean',
        'echo?': 'boolean',
        'later?': 'number',
    },
    reset: { 'after?': 'boolean', 'later?': 'number' },
    hang: { 'after?': 'boolean', 'later?': 'number' },
    delay: { milliseconds: 'number', 'after?': 'boolean' },
    html: { 'status?': 'number', 'after?': 'boolean' },
    'refuse-next': { milliseconds: 'number' },
    'cut-short': {},
    'without-id': {},
    endless: {},
    trickle: { milliseconds: 'number' },
    'wrong-content-type': {},
    'repeat-page': {},
    'repeat-token': {},
    'drop-page': {},
    'without-items': {},
    'next-without-token': {},
    'without-links': {},
};
const CONDITIONS = {
    'method?': 'string',
    'path?': 'string',
    'sandbox?': 'string',
    'body?': 'string',
    'nth?': 'number',
    'from?': 'number',
    'times?': 'number',
    'probability?': 'number',
    effect: 'object',
};
/** Reads faults from YAML, of which JSON is a part: one, or a list of them. */
function faultsIn(text, where) {
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, { prettyErrors: false, logLevel: 'error' });
    if (document.errors.length > 0)
        throw badFault(where, 'is neither YAML nor JSON');
    const data = document.toJS();
    return [data].flat().map((each) => {
        if (!(0,_is_record_js__WEBPACK_IMPORTED_MODULE_9__/* .isRecord */ .u)(each))
            throw badFault(where, 'holds something that is no fault');
        checkMembers(each, CONDITIONS, where, 'a fault');
        const effect = each['effect'];
        const kind = (0,_is_record_js__WEBPACK_IMPORTED_MODULE_9__/* .isRecord */ .u)(effect) ? effect['kind'] : undefined;
        const members = typeof kind === 'string' && kind in EFFECTS ? EFFECTS[kind] : undefined;
        if (!(0,_is_record_js__WEBPACK_IMPORTED_MODULE_9__/* .isRecord */ .u)(effect) || members === undefined) {
            throw badFault(where, `needs an \`effect\` whose \`kind\` is one of ${Object.keys(EFFECTS).join(', ')}`);
        }
        checkMembers(effect, { kind: 'string', ...members }, where, `the effect \`${String(kind)}\``);
        return each;
    });
}
function checkMembers(data, members, where, what) {
    const known = new Map(Object.entries(members).map(([name, type]) => [name.replace('?', ''), type]));
    for (const [name, value] of Object.entries(data)) {
        const type = known.get(name);
        if (type === undefined)
            throw badFault(where, `gives ${what} the member \`${name}\`, which it does not have (${[...known.keys()].join(', ')})`);
        if (type !== 'any' && typeof value !== type)
            throw badFault(where, `has a \`${name}\` of ${what} that is no ${type}`);
    }
    for (const name of Object.keys(members).filter((each) => !each.endsWith('?'))) {
        if (!(name in data))
            throw badFault(where, `lacks \`${name}\` of ${what}`);
    }
}
function badFault(where, what) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .ProblemError */ .Mm({
        code: 'input-invalid',
        message: `${where} ${what}`,
        fix: 'write it as in { method: POST, path: /connections, nth: 1, effect: { kind: answer, status: 503 } }',
    });
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


/***/ })

};
