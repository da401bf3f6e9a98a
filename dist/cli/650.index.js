export const id = 650;
export const ids = [650];
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

/***/ 5650:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runAtDesk: () => (/* binding */ runAtDesk)
});

// EXTERNAL MODULE: ./build/src/config/connections-file.js + 15 modules
var connections_file = __webpack_require__(4155);
// EXTERNAL MODULE: ./build/src/github/proxy.js
var proxy = __webpack_require__(8569);
// EXTERNAL MODULE: ./build/src/problem.js
var src_problem = __webpack_require__(6762);
// EXTERNAL MODULE: ./build/src/report/run-report.js
var run_report = __webpack_require__(7152);
// EXTERNAL MODULE: ./build/src/report/words.js
var words = __webpack_require__(3629);
;// CONCATENATED MODULE: ./build/src/flow-service/observe.js

/**
 * Lists every sandbox of `entries`, once per source, and looks up the pinned ids that no listing holds. Throws a
 * ProblemError, with all that went wrong, unless everything could be read.
 */
async function observe(entries, lookup) {
    const bySandbox = new Map();
    const listings = new Map();
    for (const entry of entries) {
        bySandbox.set(entry.sandbox, []);
        const listing = JSON.stringify([entry.sandbox, entry.source.name]);
        if (!listings.has(listing))
            listings.set(listing, entry);
    }
    await observe_all([...listings.values()], async (entry) => {
        const connections = await lookup.listConnections(entry.sandbox, entry.source);
        bySandbox.get(entry.sandbox)?.push(...connections);
    });
    const listed = new Set([...bySandbox.values()].flat().map(({ id }) => id));
    const lookedUp = new Map();
    await observe_all(entries, async (entry) => {
        if (entry.id === undefined || listed.has(entry.id))
            return;
        const found = await lookup.findConnection(entry.sandbox, entry.id);
        if (isMissingFromListing(found, entry)) {
            throw new src_problem/* ProblemError */.Mm({
                code: 'listing-incomplete',
                message: `the base connection ${entry.id} exists in sandbox \`${entry.sandbox}\`, but the listing does not hold it`,
                fix: 'run again in a minute: nothing is created while the listing may be incomplete',
            });
        }
        // Entries of several sandboxes may pin one id: whichever look-up ends last, what one has found stands.
        if (found !== undefined || !lookedUp.has(entry.id))
            lookedUp.set(entry.id, found);
    });
    return { orgId: lookup.orgId, bySandbox, lookedUp };
}
function isMissingFromListing(found, entry) {
    if (found === undefined)
        return false;
    // What Flow Service does not say counts as a match: the doubt is about the listing.
    const { sandbox = entry.sandbox, connectionSpecId = entry.source.connectionSpec.id } = found;
    return sandbox === entry.sandbox && connectionSpecId === entry.source.connectionSpec.id;
}
/** Runs `look` for each entry; afterwards throws what went wrong, each problem once and at the entry's line. */
async function observe_all(entries, look) {
    const problems = new Map();
    await Promise.all(entries.map((entry) => look(entry).catch((error) => {
        if (!(error instanceof src_problem/* ProblemError */.Mm))
            throw error;
        for (const problem of error.problems) {
            if (!problems.has(problem.message))
                problems.set(problem.message, { place: entry.place, ...problem });
        }
    })));
    if (problems.size > 0)
        throw new src_problem/* ProblemError */.Mm([...problems.values()].sort(src_problem/* byPlace */.hz));
}

// EXTERNAL MODULE: ./build/src/report/plan-details.js
var plan_details = __webpack_require__(870);
;// CONCATENATED MODULE: ./build/src/report/log.js



const SIGNS = new Map([
    ['create', '+'],
    ['update', '~'],
    ['rotate', '~'],
    ['delete', '-'],
    ['unchanged', '='],
    ['drifted', '≠'],
    ['conflict', '!'],
    ['invalid', '!'],
    ['skipped', '.'],
]);
/** Returns the line that says what the file declares, and what is done with it. */
function readLine(report) {
    const { config, entries, mode, modeReason } = report;
    const sandboxes = [...new Set(entries.map(({ sandbox }) => sandbox))];
    const shown = sandboxes.length > 10 ? `${sandboxes.length} sandboxes` : sandboxes.join(', ');
    const why = modeReason === undefined ? '' : ` (${modeReason})`;
    return `${config} declares ${entries.length} ${entries.length === 1 ? 'connection' : 'connections'} in ${shown}; mode ${mode}${why}`;
}
/**
 * Returns the plan as lines of the log, what is wrong first. What is to be created is spelled out where it is for
 * review; differences and conflicts are everywhere.
 */
function planLines(report) {
    const rows = (0,run_report/* worstFirst */.md)((0,run_report/* rowsOf */.RO)(report));
    const width = Math.max(...rows.map(({ key }) => key.length));
    const sandboxWidth = Math.max(...rows.map(({ sandbox }) => sandbox.length));
    return rows.flatMap((row) => {
        const state = row.state === '' || row.state === 'enabled' ? '' : `(state ${row.state})`;
        const cells = [
            row.key.padEnd(width),
            row.change.padEnd(9),
            row.sandbox.padEnd(sandboxWidth),
            row.name,
            row.id,
            state,
        ];
        const details = row.change === 'create' && !report.isForReview ? [] : row.details;
        return [
            `  ${SIGNS.get(row.change) ?? ' '} ${cells.join('  ').trimEnd()}`,
            ...details.map((phrase) => `      ${(0,plan_details/* render */.XX)(phrase, plan_details/* logStyle */.Mq)}`),
        ];
    });
}
/** Returns the line for one entry that is done with, such as `zoho-eu  created  2484f2df-…`. */
function outcomeLine(entry, outcome) {
    const id = outcome.id === undefined ? '' : `  ${outcome.id}`;
    const why = outcome.problem === undefined ? '' : `  ${outcome.problem.message}`;
    return `${entry.key}  ${outcome.kind}${id}${why}`;
}
/** Returns the last line of the log. */
function closingLine(report) {
    return `${(0,words/* headline */.Pl)(report)}.`;
}

// EXTERNAL MODULE: ./build/src/report/escape.js
var report_escape = __webpack_require__(6209);
// EXTERNAL MODULE: ./build/src/report/result.js
var report_result = __webpack_require__(4123);
;// CONCATENATED MODULE: ./build/src/report/markdown-parts.js





// What the job summary and the comment on a pull request are made of, in GitHub's Markdown.
const SYMBOLS = new Map([
    ['create', '➕'],
    ['update', '✏️'],
    ['rotate', '🔑'],
    ['delete', '🗑️'],
    ['created', '✅'],
    ['adopted', '✅'],
    ['updated', '✅'],
    ['rotated', '✅'],
    ['deleted', '✅'],
    ['unchanged', '✔️'],
    ['drifted', '⚠️'],
    ['conflict', '❌'],
    ['invalid', '❌'],
    ['failed', '❌'],
    ['skipped', '⏭️'],
]);
/** What a status means, where the word alone does not say it. */
const MEANINGS = [
    ['adopted', 'its creation got no clear answer, or another run made the same; it was found and taken over.'],
    ['update', 'what differs is brought to what the file has (what Adobe has → what the file has).'],
    ['rotate', 'its credentials are sent to Adobe again.'],
    ['delete', 'the base connection is removed from Adobe Experience Platform, for good.'],
    ['unchanged', 'name and visible fields are as declared; credentials are not compared.'],
    [
        'drifted',
        'the connection differs from the file (what Adobe has → what the file has) and is left as it is. Change either of the two, or set <code>on-drift: update</code>.',
    ],
    ['skipped', 'not reached, or of another sandbox than the input <code>sandbox</code> names.'],
];
/** Returns the line that says what the run came to; `about` follows in brackets, as Markdown. */
function verdictLine(report, about) {
    const { exitCode } = (0,report_result/* resultOf */.B)(report);
    const isOdd = (0,run_report/* rowsOf */.RO)(report).some((row) => row.isDrifted || row.health === 'failing');
    const symbol = exitCode !== 0 ? '❌' : isOdd ? '⚠️' : '✅';
    return `${symbol} **${(0,words/* headline */.Pl)(report)}** (${about.join(', ')})\n`;
}
/** Returns why the run only did what it did, when that needs saying. */
function noticeLines({ notice }) {
    return notice === undefined ? [] : [`> ${(0,report_escape/* sentenceForMarkdown */.GJ)(notice)}\n`];
}
/** Returns all problems, errors first, as far as they fit into `room` bytes. */
function problemList(report, room) {
    const problems = (0,run_report/* problemsOf */.GW)(report);
    if (problems.length === 0)
        return [];
    // What does not fit is left out from the end: that is never an error as long as there is a warning.
    const items = [...problems.filter(run_report/* isError */.bJ), ...problems.filter((each) => !(0,run_report/* isError */.bJ)(each))].map((problem) => {
        const place = problem.place;
        const where = [
            ...(problem.entry === undefined ? [] : [`**${(0,report_escape/* forMarkdown */.Bm)(problem.entry)}**`]),
            ...(place === undefined ? [] : [(0,report_escape/* codeForMarkdown */.UE)(`${place.file}:${place.line}:${place.column}`)]),
        ].join(' ');
        const mark = (0,run_report/* isError */.bJ)(problem) ? '' : '⚠️ ';
        const text = (0,report_escape/* sentenceForMarkdown */.GJ)(report.redact((0,words/* adviceText */.YM)(problem)));
        return `- ${mark}${where}${where === '' ? '' : ' '}${text}${moreOn(problem, report)}`;
    });
    return [
        problems.some(run_report/* isError */.bJ) ? '### What went wrong\n' : '### Good to know\n',
        ...fitting(items, room, (left) => `- … and ${left} more, in the log`),
        '',
    ];
}
/** The code of a problem, which leads to what there is to say of it. */
function moreOn({ code }, { docsUrl }) {
    return docsUrl === undefined ? ` <code>${code}</code>` : ` [<code>${code}</code>](${docsUrl}#${code})`;
}
/** Returns a table of `rows`, what is wrong first, as far as they fit into `room` bytes. */
function entryTable(rows, report, { room, details }) {
    // Without a plan there is nothing to say of an entry that the file does not say.
    if (rows.length === 0 || (report.plan === undefined && report.problems.some(run_report/* isError */.bJ)))
        return [];
    const lines = (0,run_report/* worstFirst */.md)(rows).map((row) => renderRow(row, report, details));
    return [
        '| | Key | Name | Sandbox | Status | Id |',
        '| --- | --- | --- | --- | --- | --- |',
        ...fitting(lines, room, (left) => `| … | | ${left} more | | | |`),
        '',
    ];
}
/** The kinds of change of which one always wants to know what they are about. */
const SPELLED_OUT = ['drifted', 'update', 'rotate', 'delete', 'unchanged'];
const HEALTH = { ok: 'test ok', failing: '**test failing**', untested: 'not tested' };
function renderRow(row, { orgId, isForReview }, details) {
    const { status } = row;
    const state = row.state === '' || row.state === 'enabled' ? '' : ` (state ${(0,report_escape/* forMarkdown */.Bm)(row.state, 40)})`;
    // What is wrong stands above the table already; what is created is spelled out for review.
    const isSpelledOut = details && (SPELLED_OUT.includes(row.change) || (row.change === 'create' && isForReview));
    const phrases = isSpelledOut ? row.details.map((phrase) => `<br>${(0,plan_details/* render */.XX)(phrase, plan_details/* markdownStyle */.Tb)}`) : [];
    const link = orgId === undefined || row.id === '' ? '' : ` [open](${accountUrl(orgId, row)})`;
    const id = row.id === '' ? '' : `${(0,report_escape/* codeForMarkdown */.UE)(row.id, 200)}${link}`;
    const cells = [
        row.health === 'failing' ? '❌' : (SYMBOLS.get(status) ?? ''),
        (0,report_escape/* codeForMarkdown */.UE)(row.key),
        (0,report_escape/* forMarkdown */.Bm)(row.name, 255),
        (0,report_escape/* codeForMarkdown */.UE)(row.sandbox),
        `${status === '' ? 'valid' : status}${state}${row.health === '' ? '' : `, ${HEALTH[row.health]}`}${phrases.join('')}`,
        id,
    ];
    return `| ${cells.join(' | ')} |`;
}
/**
 * Returns where the Platform UI shows an account. Adobe documents no such address: it follows the one that Adobe's
 * pages build for dataflows, so it may not lead there.
 */
function accountUrl(orgId, row) {
    // A lone surrogate has no UTF-8 form, and the id is whatever the service says.
    const part = (text) => encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd')).replace(/[()'*!]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
    return `https://experience.adobe.com/#/@${part(orgId).replace('%40', '@')}/sname:${part(row.sandbox)}/platform/source/accounts/${part(row.id)}/activity`;
}
/** Returns what explains the words and links of a table of `rows`, and the hash of the plan. */
function footnotes(rows, { planHash }) {
    const notes = [];
    if (rows.some(({ id }) => id !== '')) {
        notes.push('"open" leads to the account in the Platform UI, as far as its address is known.');
    }
    for (const [status, meaning] of MEANINGS) {
        if (rows.some((row) => row.status === status)) {
            notes.push(`${status.charAt(0).toUpperCase()}${status.slice(1)}: ${meaning}`);
        }
    }
    if (planHash !== undefined)
        notes.push(`Plan hash: ${(0,report_escape/* codeForMarkdown */.UE)(planHash)}`);
    return notes.map(smallPrint);
}
/** Returns Markdown as a line of small print. */
function smallPrint(markdown) {
    return `<sub>${markdown}</sub><br>`;
}
/** Returns as many lines as fit into `room` bytes, and in place of the others one that says how many they are. */
function fitting(lines, room, more) {
    let used = 0;
    for (const [index, line] of lines.entries()) {
        used += Buffer.byteLength(line) + 1;
        if (used > room - 200)
            return [...lines.slice(0, index), more(lines.length - index)];
    }
    return lines;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/src/plan/plan-hash.js

/**
 * Returns the SHA-256, in hex, of what the plan would change: the organization, the fields that a reviewer sees, old
 * and new, and the names of references, never a secret. The order of the file, unchanged and skipped entries, and
 * whatever else Flow Service holds do not count. A plan without changes has the hash of the empty list.
 */
function planHash(plan) {
    const changes = plan.changes
        .map((change) => canonical(change, plan.orgId))
        .filter((change) => change !== undefined);
    return sha256(JSON.stringify(changes.sort())).toString('hex');
}
/** Characters of a digest: 64 bits in base64, which keeps 4,000 of them within what a comment holds. */
const DIGEST_LENGTH = 11;
/** Returns what stands for one change of a plan in a list of reviewed ones; `undefined` for one that changes nothing. */
function changeDigest(change, { orgId }) {
    const text = canonical(change, orgId);
    return text === undefined ? undefined : sha256(text).toString('base64').slice(0, DIGEST_LENGTH);
}
function sha256(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest();
}
/** Returns the canonical text of a change, or `undefined` when it changes nothing. */
function canonical(change, orgId) {
    const { entry } = change;
    switch (change.kind) {
        case 'unchanged':
        case 'skipped':
            return undefined;
        case 'create':
            return JSON.stringify(['create', orgId, declared(entry)]);
        case 'drifted':
            return JSON.stringify([
                'drifted',
                orgId,
                declared(entry),
                change.connection.id,
                differing(change.differences),
            ]);
        case 'update':
        case 'rotate':
            return JSON.stringify([
                change.kind,
                orgId,
                declared(entry),
                change.connection.id,
                differing(change.differences),
                change.sendsCredentials,
            ]);
        case 'delete':
            return JSON.stringify(['delete', orgId, declared(entry), change.connection.id, change.connection.name]);
        case 'conflict':
            return JSON.stringify(['conflict', orgId, declared(entry), [...change.ids].sort()]);
        case 'invalid':
            return JSON.stringify(['invalid', orgId, declared(entry), change.problem.code]);
    }
}
function differing(differences) {
    return differences.map(({ field, observed, declared: wanted }) => [field, observed, wanted]);
}
function declared(entry) {
    return [
        entry.key,
        entry.sandbox,
        [entry.source.connectionSpec.id, entry.source.connectionSpec.version, entry.source.authSpec],
        entry.name,
        entry.description ?? null,
        entry.id ?? null,
        entry.source.parameters.map(({ name }) => {
            const value = entry.auth[name];
            if (value === undefined)
                return [name, null];
            return [name, value.kind, value.kind === 'literal' ? value.value : value.name];
        }),
    ];
}

;// CONCATENATED MODULE: ./build/src/report/plan-record.js

// A comment on a pull request carries two lines that people do not see: the first says what the comment is about, so
// that it is found again; the last keeps the plan, so that what is applied can be compared with it.
/** Returns the first line of the comment for one connections file and `sandbox` input. */
function commentMarker(config, sandbox) {
    const limit = sandbox === undefined ? '' : ` sandbox=${inComment(sandbox)}`;
    return `<!-- aep-base-connections config=${inComment(config)}${limit} -->`;
}
/** Returns the last line of the comment: the plan that was made for the commit `head`. */
function planRecord(head, hash, plan) {
    const digests = plan.changes
        .map((change) => changeDigest(change, plan))
        .filter((digest) => digest !== undefined);
    return `<!-- plan of ${head} hash=${hash} changes=${digests.sort().join('')} -->`;
}
const RECORD = /<!-- plan of (?<head>[0-9a-f]{40,64}) hash=(?<hash>[0-9a-f]{64}) changes=(?<digests>[A-Za-z0-9+/]*) -->\s*$/;
/** Returns the plan that the text of a comment keeps; `undefined` when it keeps none. */
function readPlanRecord(body) {
    const { head, hash, digests } = RECORD.exec(body)?.groups ?? {};
    if (head === undefined || hash === undefined || digests === undefined)
        return undefined;
    const each = digests.match(new RegExp(`.{${DIGEST_LENGTH}}`, 'g')) ?? [];
    return { head, hash, digests: new Set(each) };
}
/** Two hyphens and an angle bracket would end the comment. */
function inComment(text) {
    const whole = text.replace(/\p{Cs}/gu, '\ufffd');
    return encodeURIComponent(whole).replaceAll('--', '%2D%2D');
}

;// CONCATENATED MODULE: ./build/src/report/comment.js




/** What GitHub takes, in characters; here they are counted as bytes, which are never fewer. */
const MAX_LENGTH = 65_536;
/** Of what is left for them, the part that problems may take: the table behind them is to have room too. */
const PROBLEM_SHARE = 0.6;
/**
 * Returns the comment that shows the plan of a run to the reviewers of its pull request; `undefined` when the run is
 * not about one. When it grows too long, the details go first, then rows from the end; verdict and hash stay.
 */
function renderComment(report) {
    const { pullRequest } = report;
    if (pullRequest === undefined)
        return undefined;
    const whole = renderBody(report, pullRequest, true);
    const body = Buffer.byteLength(whole) <= MAX_LENGTH ? whole : renderBody(report, pullRequest, false);
    return { pullRequest, marker: markerOf(report), body: report.redact(body) };
}
const markerOf = ({ config, sandbox }) => commentMarker(config, sandbox);
function renderBody(report, { head }, details) {
    const { config, sandbox, plan, planHash, runUrl } = report;
    // What stays as it is, is counted in the verdict: the changes are what is looked at.
    const rows = (0,run_report/* rowsOf */.RO)(report).filter(({ change }) => change !== 'unchanged' && change !== 'skipped');
    const about = [
        (0,report_escape/* codeForMarkdown */.UE)(config, 200),
        ...(sandbox === undefined ? [] : [`sandbox ${(0,report_escape/* codeForMarkdown */.UE)(sandbox)}`]),
        `commit ${(0,report_escape/* codeForMarkdown */.UE)(head.slice(0, 7))}`,
    ];
    const top = [markerOf(report), '## Base connections\n', verdictLine(report, about), ...noticeLines(report)];
    const where = runUrl === undefined ? 'the summary of the run' : `[the summary of the run](${runUrl})`;
    const bottom = [
        ...footnotes(rows, report),
        smallPrint(details ? `More in ${where}.` : `This is cut short: all of it is in ${where}.`),
        ...(plan === undefined || planHash === undefined ? [] : [planRecord(head, planHash, plan)]),
    ];
    const room = MAX_LENGTH - Buffer.byteLength([...top, ...bottom].join('\n')) - 1024;
    const problems = problemList(report, details ? Number.POSITIVE_INFINITY : room * PROBLEM_SHARE);
    const left = room - Buffer.byteLength(problems.join('\n'));
    const table = entryTable(rows, report, { room: details ? Number.POSITIVE_INFINITY : left, details });
    return [...top, ...problems, ...table, ...bottom].join('\n');
}

;// CONCATENATED MODULE: ./build/src/report/outputs.js


/** What the outputs say in fixed words that are long enough to be masked, besides the names of sources. */
const OUTPUT_WORDS = 'unchanged conflict sandbox outcome connections created adopted drifted deleted updated rotated skipped in-sync failing untested';
/** Returns the outputs of a run: every one of them, however it ended. */
function outputsOf(report) {
    const rows = (0,run_report/* rowsOf */.RO)(report);
    const count = (...kinds) => rows.filter(({ outcome }) => kinds.includes(outcome)).length;
    const failed = report.mode === 'apply'
        ? count('failed', 'conflict')
        : rows.filter(({ change }) => change === 'conflict' || change === 'invalid').length;
    const [only, ...others] = rows;
    return {
        ids: JSON.stringify(Object.fromEntries(rows.filter(({ id }) => id !== '').map(({ key, id }) => [key, id]))),
        id: others.length === 0 ? (only?.id ?? '') : '',
        connections: JSON.stringify(rows.map(({ key, name, sandbox, source, change, outcome, id, state, health }) => ({
            key,
            name,
            sandbox,
            source,
            change,
            outcome,
            id,
            state,
            health,
        }))),
        created: String(count('created')),
        updated: String(count('updated', 'rotated')),
        deleted: String(count('deleted')),
        failed: String(failed),
        changed: String(rows.some(({ isDone }) => isDone)),
        'has-changes': String((0,report_result/* hasChanges */.i)(report)),
        'plan-hash': report.planHash ?? '',
        result: (0,report_result/* resultOf */.B)(report).result,
    };
}

;// CONCATENATED MODULE: ./build/src/report/summary.js




/**
 * What a summary may hold, in bytes: above 1 MiB the runner drops all of it.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits
 */
const MAX_BYTES = 1024 * 1024 - 4096;
/** Of these, what the problems may take: the table behind them is to have room too. */
const MAX_PROBLEM_BYTES = MAX_BYTES / 2;
/** Returns the job summary, in GitHub's Markdown. What does not fit is left out from the end, and said to be. */
function renderSummary(report) {
    const rows = (0,run_report/* rowsOf */.RO)(report);
    const mode = (0,report_result/* resultOf */.B)(report).result === 'invalid' ? [] : [`mode ${report.mode}`];
    const parts = [
        '## Base connections\n',
        verdictLine(report, [(0,report_escape/* codeForMarkdown */.UE)(report.config), ...mode]),
        ...noticeLines(report),
        ...problemList(report, MAX_PROBLEM_BYTES),
    ];
    const room = MAX_BYTES - Buffer.byteLength(parts.join('\n'));
    parts.push(...entryTable(rows, report, { room, details: true }), ...footnotes(rows, report));
    return `${parts.join('\n')}\n`;
}

;// CONCATENATED MODULE: ./build/src/report/publish.js








/**
 * Writes everything there is to say of a run that has ended; the ids come first. Returns the exit code: that of the
 * report, or 1 when the outputs could not be written, since later steps would go on without the ids.
 */
async function publish(report, sinks, keepComment) {
    const { result, exitCode } = (0,report_result/* resultOf */.B)(report);
    const outputsFault = await faultOf(async () => sinks.setOutputs(outputsOf(report)));
    if (report.notice !== undefined) {
        sinks.annotate({ severity: 'notice', title: TITLE, message: report.notice });
    }
    for (const problem of (0,run_report/* problemsOf */.GW)(report)) {
        sinks.annotate({
            severity: (0,run_report/* isError */.bJ)(problem) ? 'error' : 'warning',
            title: problem.entry === undefined ? TITLE : `${TITLE}: ${problem.entry}`,
            message: (0,words/* problemText */.fI)(problem),
            ...(problem.place === undefined ? {} : { place: problem.place }),
        });
    }
    const drift = driftWords(report);
    if (drift !== undefined)
        sinks.annotate({ severity: 'warning', title: TITLE, message: drift });
    if (result === 'planned' && exitCode !== 0) {
        sinks.annotate({ severity: 'error', title: TITLE, message: closingLine(report) });
    }
    sinks.info(closingLine(report));
    const summaryFault = await faultOf(() => sinks.writeSummary(renderSummary(report)));
    if (summaryFault !== undefined) {
        const message = `the job summary could not be written: ${summaryFault}`;
        sinks.annotate({ severity: 'warning', title: TITLE, message });
    }
    const commentFault = await faultOfComment(report, keepComment);
    if (commentFault !== undefined)
        sinks.annotate({ severity: 'warning', title: TITLE, message: commentFault });
    if (outputsFault === undefined)
        return exitCode;
    const message = `the outputs could not be written: ${outputsFault}. The log names every id; a further run finds them`;
    sinks.annotate({ severity: 'error', title: TITLE, message });
    return exitCode === 0 ? 1 : exitCode;
}
const TITLE = 'Base connections';
/** One annotation for all: the runner shows few, and errors must not be crowded out. */
function driftWords(report) {
    const keys = (0,run_report/* rowsOf */.RO)(report)
        .filter((row) => row.isDrifted)
        .map(({ key }) => `\`${key}\``);
    if (keys.length === 0)
        return undefined;
    return `what Adobe has differs from the file, and is left as it is: ${(0,words/* listed */.KE)(keys, 5)}. The job summary shows in what`;
}
/** Shows the plan on its pull request. What keeps it from being there changes nothing of the run. */
async function faultOfComment(report, keepComment) {
    const comment = renderComment(report);
    // GitHub kills a cancelled run before long, and the run that takes its place has a comment of its own.
    if (comment === undefined || keepComment === undefined || report.stopped === 'cancelled')
        return undefined;
    try {
        await keepComment(comment);
        return undefined;
    }
    catch (error) {
        const why = (0,src_problem/* problemsIn */._n)(error).map(words/* adviceText */.YM).join('. ');
        return `the plan is not in a comment on pull request #${comment.pullRequest.number}, but in the job summary: ${why}`;
    }
}
/** The runner's files may be missing or full: what else there is to say is to be said all the same. */
async function faultOf(write) {
    try {
        await write();
        return undefined;
    }
    catch (error) {
        return error instanceof Error ? error.message : 'for a reason that is not told';
    }
}

;// CONCATENATED MODULE: ./build/src/apply/settling.js
/** Milliseconds between the looks: soon at first, then ever less often. */
const WAITS_MS = [0, 1_000, 2_000, 4_000, 8_000, 15_000];
/**
 * Calls `look` now, then after growing waits, and for the last time when the settling time is over, until it
 * returns something. `look` is told whether it is the last. Returns `undefined` when the run stops first.
 */
async function lookUntilSettled({ clock, settlingTime, stopped }, look) {
    const end = clock.now() + settlingTime;
    for (let number = 0;; number++) {
        const wait = WAITS_MS[Math.min(number, WAITS_MS.length - 1)] ?? 0;
        const left = Math.max(0, end - clock.now());
        if (wait > 0)
            await clock.sleep(Math.min(wait, left), stopped);
        if (stopped.aborted)
            return undefined;
        const last = clock.now() >= end;
        const seen = await look(last);
        if (seen !== undefined || last)
            return seen;
    }
}

;// CONCATENATED MODULE: ./build/src/apply/await-ready.js


/** The part of the run's time that is left when it stops waiting: what it has made is to be tested and told. */
const RESERVED = 0.5;
/** The state of a connection that Flow Service is still making. */
const INITIALIZING = 'initializing';
/**
 * Waits, as long as the run has time, until what it made is no longer `initializing`, and records the state that came
 * after. `outcomes` are what became of `made`, by key.
 */
async function awaitReady(made, outcomes, applying) {
    const waiting = made.filter(({ entry }) => outcomes.get(entry.key)?.state === INITIALIZING);
    const groups = new Map();
    for (const each of waiting) {
        const place = JSON.stringify([each.entry.sandbox, each.entry.source.name]);
        groups.set(place, [...(groups.get(place) ?? []), each]);
    }
    const ended = await Promise.allSettled([...groups.values()].map((group) => awaitGroup(group, outcomes, applying)));
    // A mistake of ours in one sandbox is raised once the others are done.
    for (const each of ended)
        if (each.status === 'rejected')
            throw each.reason;
}
async function awaitGroup(group, outcomes, applying) {
    const { clock, stop, flowService, record, info } = applying;
    const [first] = group;
    if (first === undefined)
        return;
    const { sandbox, source } = first.entry;
    let open = group;
    const settlingTime = stop.remaining() * (1 - RESERVED);
    info(`waiting for ${group.length === 1 ? first.entry.key : `${group.length} connections`} to be ready`);
    await lookUntilSettled({ clock, settlingTime, stopped: stop.requested }, async () => {
        let listing;
        try {
            listing = await flowService.listConnections(sandbox, source);
        }
        catch (error) {
            if (error instanceof src_problem/* ProblemError */.Mm)
                return undefined;
            throw error;
        }
        const states = new Map(listing.map(({ id, state }) => [id, state]));
        for (const { entry } of open) {
            const outcome = outcomes.get(entry.key);
            const state = outcome?.id === undefined ? undefined : states.get(outcome.id);
            if (outcome === undefined || state === undefined || state === INITIALIZING)
                continue;
            record(entry, { ...outcome, state });
        }
        open = open.filter(({ entry }) => outcomes.get(entry.key)?.state === INITIALIZING);
        return open.length === 0 ? true : undefined;
    });
}

// EXTERNAL MODULE: ./build/src/flow-service/refusal.js + 1 modules
var refusal = __webpack_require__(2530);
// EXTERNAL MODULE: ./build/src/http/retry-policy.js
var retry_policy = __webpack_require__(2343);
;// CONCATENATED MODULE: ./build/src/plan/compare.js
/** Whether a difference is one of `auth.params`. */
function isParameter({ field }) {
    return field !== 'name' && field !== 'description';
}
/**
 * Returns what differs, of what the entry declares and the listing shows in clear: the name of a pinned connection,
 * the description when the entry has one, and parameters that are neither secret nor given by reference. What
 * Flow Service leaves out, or shows in a form that the parameter can't have, says nothing and is not compared.
 */
function differencesOf(entry, connection) {
    const differences = [];
    if (connection.name !== entry.name) {
        differences.push({ field: 'name', observed: connection.name, declared: entry.name });
    }
    if (entry.description !== undefined && (connection.description ?? '') !== entry.description) {
        differences.push({
            field: 'description',
            observed: connection.description ?? '',
            declared: entry.description,
        });
    }
    for (const { name, secret, normalise } of entry.source.parameters) {
        const declared = entry.auth[name];
        const shown = connection.authParams[name];
        if (secret || declared?.kind !== 'literal' || shown === undefined)
            continue;
        const [observed, wanted] = [normalise(shown), normalise(declared.value)];
        if (observed !== undefined && observed !== wanted) {
            // Text of another form may be a secret that was pasted there.
            differences.push({ field: name, observed, declared: wanted ?? 'what the file has' });
        }
    }
    return differences;
}

// EXTERNAL MODULE: ./build/src/flow-service/base-connection.js
var base_connection = __webpack_require__(9519);
// EXTERNAL MODULE: ./build/src/is-record.js
var is_record = __webpack_require__(3471);
;// CONCATENATED MODULE: ./build/src/apply/answer-class.js


/**
 * By status; what is not here goes by its hundred. The API has no idempotency key and its names are not unique,
 * so whatever does not plainly say that nothing happened may have been carried out.
 */
const CLASS_OF_STATUS = new Map([
    [408, 'lost'], // somebody on the way gave up waiting for the request
    [421, 'maybe-running'], // Node's `fetch` sends the request again by itself before it shows this one
    [429, 'not-acted-on'], // the gateway throttles before anything is done
    [504, 'maybe-running'], // the gateway stopped waiting (about 60 s); the service did not
    [524, 'maybe-running'], // the same, from a content delivery network
]);
/** Returns the class of an answer to `POST /connections`. */
function classOf(result) {
    switch (result.kind) {
        case 'not-sent':
            return { kind: 'not-acted-on' };
        case 'lost':
            return { kind: 'lost' };
        case 'timed-out':
            return { kind: 'maybe-running' };
        case 'answer':
        case 'unreadable': {
            const id = result.kind === 'answer' && (0,is_record/* isRecord */.u)(result.json) ? result.json['id'] : undefined;
            const { status } = result;
            if (status >= 200 && status < 300) {
                return (0,base_connection/* isConnectionId */.k)(id) ? { kind: 'created', id } : { kind: 'lost' };
            }
            return { kind: CLASS_OF_STATUS.get(status) ?? classOfHundred(status) };
        }
    }
}
function classOfHundred(status) {
    if (status >= 500)
        return 'lost';
    // A redirect is not followed, and says nothing of what was done before it.
    return status >= 400 ? 'final' : 'maybe-running';
}

;// CONCATENATED MODULE: ./build/src/apply/name-conflict.js
/**
 * Returns the outcome of a creation after which its name is not this run's alone: `ids` are all that bear it, `own` the
 * one to which the run holds, if it knows one.
 */
function nameConflict(entry, message, ids, own) {
    const [id, ...others] = ids;
    return {
        kind: 'conflict',
        ...(own === undefined ? {} : { id: own }),
        ids,
        problem: {
            code: 'name-conflict',
            message: `${message}: ${ids.join(', ')}`,
            fix: others.length === 0
                ? `if it is the one that is wanted, add \`id: ${id ?? ''}\` to the entry; if not, remove it in Adobe Experience Platform and run again`
                : 'add `id: ` with the one to keep to the entry, and remove the others in Adobe Experience Platform',
            entry: entry.key,
            place: entry.place,
        },
    };
}

// EXTERNAL MODULE: ./build/src/apply/outcome.js
var outcome = __webpack_require__(6870);
;// CONCATENATED MODULE: ./build/src/apply/create-connection.js








/**
 * Makes the base connection of one entry, at most once. An answer that leaves open whether it was made is settled
 * by the listing: there once, it is adopted; not there, the request is sent once more, unless the first may still
 * be at work.
 */
async function createConnection(entry, payload, creating) {
    const progress = { mayExist: false };
    try {
        return await create(entry, payload, creating, progress);
    }
    catch (error) {
        // No token for another try, or a mistake of ours: neither says anything of what an earlier try has done.
        if (!progress.mayExist)
            throw error;
        return uncertain(entry, (0,src_problem/* problemsIn */._n)(error)
            .map(({ message }) => message)
            .join('; '));
    }
}
async function create(entry, payload, creating, progress) {
    let resent = false;
    for (let attempt = 1;; attempt++) {
        if (creating.stopped.aborted) {
            return progress.mayExist ? uncertain(entry, 'the run ended') : { kind: 'skipped' };
        }
        const mayExist = progress.mayExist;
        const result = await creating.post(payload);
        const answer = classOf(result);
        if (answer.kind === 'created')
            return { kind: 'created', id: answer.id, ...(resent ? { resent } : {}) };
        progress.mayExist ||= answer.kind === 'lost' || answer.kind === 'maybe-running';
        const { text, hint } = (0,refusal/* describeRefusal */.a2)(result, creating.redact);
        switch (answer.kind) {
            case 'final':
                return mayExist ? uncertain(entry, text) : refused(entry, text, hint);
            case 'not-acted-on': {
                if (creating.stopped.aborted)
                    continue;
                const step = (0,retry_policy/* nextStep */.sk)(result, {
                    number: attempt,
                    now: creating.clock.now(),
                    remaining: creating.remaining(),
                    random: creating.random(),
                });
                if (step.kind === 'done')
                    return mayExist ? uncertain(entry, text) : refused(entry, text, hint);
                await creating.pause(step.wait, step.throttled);
                continue;
            }
            case 'lost': {
                const settled = await settle(entry, creating);
                if (settled !== 'absent')
                    return settled ?? uncertain(entry, text);
                // Who does not wait can't tell that the first is not still at work.
                if (mayExist || creating.settlingTime === 0)
                    return uncertain(entry, text);
                resent = true;
                continue;
            }
            case 'maybe-running': {
                const settled = await settle(entry, creating);
                return settled === 'absent' || settled === undefined ? uncertain(entry, text) : settled;
            }
        }
    }
}
/**
 * Looks for a new connection of the entry's name until the settling time is over. Returns what it means for the
 * entry; `'absent'` when a complete listing at the very end does not hold one; `undefined` when that can't be said.
 */
function settle(entry, creating) {
    return lookUntilSettled(creating, async (last) => {
        let connections;
        try {
            connections = await creating.list();
        }
        catch (error) {
            if (error instanceof src_problem/* ProblemError */.Mm)
                return undefined;
            throw error;
        }
        const [found, ...others] = connections.filter(({ id, name }) => name === entry.name && !creating.known.has(id));
        if (found === undefined)
            return last ? 'absent' : undefined;
        if (others.length > 0) {
            // Another run may be about to remove its own.
            if (!last)
                return undefined;
            const ids = [found, ...others].map(({ id }) => id);
            return nameConflict(entry, 'its creation got no clear answer, and now several have its name', ids);
        }
        const differing = differencesOf(entry, found).map(({ field }) => field);
        if (differing.length > 0) {
            const what = `its creation got no clear answer, and one of its name appeared that differs in ${differing.join(', ')}`;
            return nameConflict(entry, what, [found.id], found.id);
        }
        return { kind: 'adopted', id: found.id, ...(found.state === undefined ? {} : { state: found.state }) };
    });
}
function refused(entry, text, hint) {
    return (0,outcome/* problemOutcome */.K)('failed', entry, {
        code: 'adobe-refused',
        message: `the base connection was not created: ${text}`,
        fix: hint ?? 'mend what the answer names, and run again',
    });
}
function uncertain(entry, text) {
    return (0,outcome/* problemOutcome */.K)('failed', entry, {
        code: 'may-exist',
        message: `it is not known whether the base connection was created: ${text}`,
        fix: 'run again in a few minutes: if it exists by then it is found, if not it is created',
    });
}

;// CONCATENATED MODULE: ./build/src/apply/payload.js
/**
 * Returns the value of one parameter of an entry, with its reference resolved; `undefined` when the entry leaves it
 * out. Throws when a reference was never resolved: a run does not come this far with one.
 */
function resolvedValue(entry, parameter, secrets) {
    const value = entry.auth[parameter];
    if (value === undefined || value.kind === 'literal')
        return value?.value;
    const secret = secrets.get(value.name);
    if (secret === undefined)
        throw new Error(`the reference of ${entry.key} to its ${parameter} was not resolved`);
    return secret.reveal();
}
/** Returns all of `auth.params` of an entry; `minted` stands for the parameter that the source mints. */
function paramsOf(entry, secrets, minted) {
    const params = {};
    for (const { name } of entry.source.parameters) {
        const value = resolvedValue(entry, name, secrets) ?? (name === entry.source.minted ? minted : undefined);
        if (value !== undefined)
            params[name] = value;
    }
    return params;
}
/**
 * Returns the body that creates an entry's base connection; `params` is all of its `auth.params`.
 * @see https://experienceleague.adobe.com/en/docs/experience-platform/sources/api-tutorials/create/crm/zoho
 */
function payloadOf(entry, params) {
    const { authSpec, connectionSpec } = entry.source;
    return {
        name: entry.name,
        ...(entry.description === undefined ? {} : { description: entry.description }),
        auth: { specName: authSpec, params },
        connectionSpec: { id: connectionSpec.id, version: connectionSpec.version },
    };
}

;// CONCATENATED MODULE: ./build/src/apply/credentials.js

/**
 * Returns all of an entry's `auth.params`, with what it leaves to us minted: call it only when they are about to be sent.
 * Throws a ProblemError when there is no token to be had.
 */
async function credentialsOf(entry, credentials) {
    return paramsOf(entry, credentials.secrets, await mintFor(entry, credentials));
}
async function mintFor(entry, { secrets, mintAccessToken, noteToken }) {
    if (entry.auth[entry.source.minted] !== undefined)
        return undefined;
    const need = (parameter) => {
        const value = resolvedValue(entry, parameter, secrets);
        if (value === undefined)
            throw new Error(`${entry.key} has no ${parameter}`);
        return value;
    };
    const minted = await mintAccessToken({
        accountsUrl: need('accountsUrl'),
        clientId: need('clientId'),
        clientSecret: need('clientSecret'),
        refreshToken: need('refreshToken'),
    });
    noteToken(entry, minted);
    return minted.token.reveal();
}

;// CONCATENATED MODULE: ./build/src/plan/in-use.js
/**
 * Returns the plan without the deletions of what is in use: `dependents` are, by id of a base connection, what hangs on it,
 * or why that could not be found out.
 */
function refuseInUse(plan, dependents) {
    const changes = plan.changes.map((change) => {
        if (change.kind !== 'delete')
            return change;
        const { entry, connection } = change;
        const hanging = dependents.get(connection.id) ?? [];
        if (!('code' in hanging) && hanging.length === 0)
            return change;
        const problem = 'code' in hanging
            ? { ...hanging, entry: entry.key, place: entry.place }
            : inUse(entry, connection.id, hanging);
        return { kind: 'conflict', entry, connection, ids: [connection.id], problem };
    });
    return { ...plan, changes };
}
/** Of what hangs on a connection, so many are named. */
const MOST_NAMED = 5;
/** Returns the problem of a base connection that can't be removed since others need it. */
function inUse(entry, id, dependents) {
    const names = dependents.slice(0, MOST_NAMED).map((each) => `${each.kind} "${each.name}" (${each.id})`);
    const more = dependents.length > MOST_NAMED ? ` and ${dependents.length - MOST_NAMED} more` : '';
    return {
        code: 'in-use',
        message: `the base connection ${id} can't be removed, since it is in use: ${names.join(', ')}${more}`,
        fix: 'delete these in Adobe Experience Platform first, or leave `ensure: absent` out',
        entry: entry.key,
        place: entry.place,
    };
}

// EXTERNAL MODULE: ./build/src/http/describe-exchange.js
var describe_exchange = __webpack_require__(5911);
// EXTERNAL MODULE: ./build/src/http/exchange.js
var exchange = __webpack_require__(6089);
;// CONCATENATED MODULE: ./build/src/apply/remove-connection.js




/** The error of Flow Service for a base connection that dataflows need. */
const IN_USE = /^1418(?:-|$)/;
/** And for one that is being deleted already, among other states. */
const WRONG_STATE = /^1416(?:-|$)/;
/** Removes a base connection. A deletion without a clear answer may have been carried out: a look-up then says. */
async function removeConnection(sandbox, id, { flowService, redact }) {
    let result;
    try {
        result = await flowService.deleteConnection(sandbox, id);
    }
    catch (error) {
        if (error instanceof src_problem/* ProblemError */.Mm)
            return { kind: 'refused', text: error.message };
        throw error;
    }
    const isRepeated = result.kind === 'answer' && result.repeated === true;
    if ((0,refusal/* isAbsence */.Md)(result))
        return { kind: isRepeated ? 'removed' : 'absent' };
    if ((0,refusal/* isSuccess */.oJ)(result))
        return { kind: 'removed' };
    if ((0,exchange/* isCutByEnd */.bG)(result) && result.kind === 'not-sent')
        return { kind: 'not-tried' };
    const { text, hint } = (0,refusal/* describeRefusal */.a2)(result, redact);
    const words = { text, ...(hint === undefined ? {} : { hint }) };
    const code = result.kind === 'answer' ? ((0,describe_exchange/* readError */.lS)(result.json).code ?? '') : '';
    if (IN_USE.test(code))
        return { kind: 'in-use', ...words };
    const isRefused = result.kind === 'not-sent' || (isFinal(result) && !isRepeated);
    if (isRefused && !WRONG_STATE.test(code))
        return { kind: 'refused', ...words };
    try {
        const found = await flowService.findConnection(sandbox, id);
        if (found === undefined || found.state === 'deleting')
            return { kind: isRefused ? 'absent' : 'removed' };
    }
    catch (error) {
        if (!(error instanceof src_problem/* ProblemError */.Mm))
            throw error;
    }
    return { kind: isRefused ? 'refused' : 'unknown', ...words };
}
function isFinal(result) {
    return (result.kind === 'answer' &&
        result.status >= 400 &&
        result.status < 500 &&
        result.status !== 408 &&
        result.status !== 421);
}

;// CONCATENATED MODULE: ./build/src/apply/delete-connection.js



/**
 * Removes the base connection of an entry that is to be absent. What was planned is looked at once more before: a
 * deletion can't be undone. Throws a ProblemError when that can't be done.
 */
async function deleteConnection({ entry, connection }, applying) {
    const { flowService, redact } = applying;
    const { id, name, etag } = connection;
    const failed = (problem) => (0,outcome/* problemOutcome */.K)('failed', entry, problem, id);
    const current = await flowService.findConnection(entry.sandbox, id);
    if (current === undefined || current.state === 'deleting')
        return { kind: 'unchanged' };
    const isChanged = current.name !== name || (etag !== undefined && current.etag !== etag);
    if (isChanged) {
        return failed({
            code: 'changed-meanwhile',
            message: `the base connection ${id} was not removed: somebody changed it while the run was under way`,
            fix: 'look at the new plan, and run again',
        });
    }
    const dependents = await flowService.listDependents(entry.sandbox, id);
    if (dependents.length > 0) {
        const problem = inUse(entry, id, dependents);
        return (0,outcome/* problemOutcome */.K)('failed', entry, { ...problem, message: redact(problem.message) }, id);
    }
    const removal = await removeConnection(entry.sandbox, id, applying);
    switch (removal.kind) {
        case 'removed':
            return { kind: 'deleted', id };
        case 'absent':
            return { kind: 'unchanged' };
        case 'not-tried':
            return { kind: 'skipped', id };
        case 'in-use':
            return failed({
                code: 'in-use',
                message: `the base connection ${id} is in use and was not removed: ${removal.text}`,
                fix: 'delete the dataflows on it in Adobe Experience Platform first, or leave `ensure: absent` out',
            });
        case 'refused':
            return failed({
                code: 'adobe-refused',
                message: `the base connection ${id} was not removed: ${removal.text}`,
                fix: removal.hint ?? 'mend what the answer names, and run again',
            });
        case 'unknown':
            return (0,outcome/* problemOutcome */.K)('failed', entry, {
                code: 'may-be-removed',
                message: `it is not known whether the base connection ${id} was removed: ${removal.text}`,
                fix: 'run again: if it is still there it is removed then',
            });
    }
}

;// CONCATENATED MODULE: ./build/src/apply/twins.js

/**
 * Judges one creation by a listing made after it. Names are not unique, so two runs at once may each make a
 * connection. Both runs come to the same order of the two, by the server's clock, and only the one that made the
 * later, and knows that it did, removes it.
 */
function judge(made, known, listing) {
    const { entry, id } = made;
    const ours = listing.find((connection) => connection.id === id);
    if (ours !== undefined && ours.name !== entry.name) {
        // An earlier try of the same creation has the altered name too.
        const alike = listing.filter((each) => each.name === ours.name && !known.has(each.id));
        return { kind: 'renamed', ids: [...new Set([id, ...alike.map((each) => each.id)])] };
    }
    const others = listing.filter((connection) => connection.name === entry.name && connection.id !== id);
    if (ours === undefined)
        return { kind: 'wait', ids: others.map((other) => other.id) };
    const ids = [id, ...others.map((other) => other.id)];
    if (others.length === 0)
        return { kind: 'alone', connection: ours };
    if (others.some((other) => known.has(other.id)))
        return { kind: 'rival', ids };
    const earliest = [ours, ...others].reduce((first, next) => (isEarlier(next, first) ? next : first));
    if (earliest === ours)
        return { kind: 'wait', ids };
    const isOurs = made.answered && !known.has(id);
    if (!isOurs || !isSameMaker(ours, earliest) || differencesOf(entry, earliest).length > 0) {
        return { kind: 'rival', ids };
    }
    return earliest.state === 'enabled' ? { kind: 'remove', keep: earliest } : { kind: 'wait', ids };
}
function isEarlier(a, b) {
    const [first, second] = [a.createdAt ?? 0, b.createdAt ?? 0];
    return first === second ? a.id < b.id : first < second;
}
function isSameMaker(a, b) {
    const isTold = a.createdAt !== undefined && b.createdAt !== undefined && a.createdClient !== undefined;
    return isTold && a.createdClient === b.createdClient;
}

;// CONCATENATED MODULE: ./build/src/apply/resolve-twins.js







const ENDED = 'the run ended before';
const NOT_SHOWN = 'no listing shows it yet';
/**
 * Lists each sandbox in which something was made once more, and mends or reports what another run made of the same
 * name at the same time. A sandbox in which all is clear takes one listing.
 */
async function resolveTwins(made, known, applying) {
    const places = new Map();
    for (const each of made) {
        const place = JSON.stringify([each.entry.sandbox, each.entry.source.name]);
        places.set(place, [...(places.get(place) ?? []), each]);
    }
    const ended = await Promise.allSettled([...places.values()].map((group) => resolveIn(group, known, applying)));
    // A mistake of ours in one sandbox is raised once the others are done.
    for (const each of ended)
        if (each.status === 'rejected')
            throw each.reason;
}
async function resolveIn(group, known, applying) {
    const [first] = group;
    if (first === undefined)
        return;
    const { sandbox, source } = first.entry;
    const { clock, settlingTime, stop, flowService, record } = applying;
    let open = group;
    let why = ENDED;
    /** The listing before, to tell what has gone from what does not show yet. */
    let before = [];
    const seen = new Map();
    try {
        await lookUntilSettled({ clock, settlingTime, stopped: stop.requested }, async (last) => {
            let listing;
            try {
                listing = await flowService.listConnections(sandbox, source);
            }
            catch (error) {
                if (!(error instanceof src_problem/* ProblemError */.Mm))
                    throw error;
                why = error.message;
                return undefined;
            }
            why = NOT_SHOWN;
            const undecided = [];
            for (const each of open) {
                const current = successorOf(each, known, before, listing) ?? each;
                const verdict = judge(current, known, listing);
                seen.set(current.entry.key, verdict.kind === 'wait' ? verdict.ids : []);
                const next = await follow(verdict, current, last, applying);
                if (next !== undefined)
                    undecided.push(next);
            }
            before = listing;
            open = undecided;
            return open.length === 0 ? true : undefined;
        });
    }
    catch (error) {
        // A mistake of ours: what is still open is told before it is raised.
        for (const each of open)
            record(each.entry, unsettled(each, seen.get(each.entry.key) ?? [], ENDED));
        throw error;
    }
    if (stop.requested.aborted)
        why = ENDED;
    for (const each of open) {
        const ids = seen.get(each.entry.key) ?? [];
        const isMissing = why === NOT_SHOWN && !ids.includes(each.id) && (await isUnknown(each, applying));
        record(each.entry, isMissing ? missing(each, ids) : unsettled(each, ids, why));
    }
}
/** What was adopted may be another run's that takes it away for a still earlier one: then that one takes its place. */
function successorOf(made, known, before, listing) {
    const { entry, id, answered } = made;
    const isGone = before.some((each) => each.id === id) && listing.every((each) => each.id !== id);
    if (answered || !isGone)
        return undefined;
    const [heir, ...others] = listing.filter((each) => each.name === entry.name && !known.has(each.id));
    return heir === undefined || others.length > 0 || differencesOf(entry, heir).length > 0
        ? undefined
        : { ...made, id: heir.id };
}
/** Does what a verdict calls for. Returns what is to be looked at further, if anything. */
async function follow(verdict, made, last, applying) {
    const { entry, id } = made;
    switch (verdict.kind) {
        case 'wait':
            return made;
        case 'alone':
            applying.record(entry, adoptedOrCreated(made, verdict.connection.state));
            return made.mayHaveMore && !last ? made : undefined;
        case 'rival':
            applying.record(entry, nameConflict(entry, 'others of this name were made at the same time', verdict.ids, id));
            return undefined;
        case 'renamed':
            applying.record(entry, (0,outcome/* problemOutcome */.K)('conflict', entry, {
                code: 'name-altered',
                message: `the base connection ${verdict.ids.join(' and ')} was created, but Flow Service shows it under another name`,
                fix: `add \`id: ${id}\` to the entry, or it will be created again`,
            }, id));
            return undefined;
        case 'remove':
            return removeOurs(made, verdict.keep, applying);
    }
}
function adoptedOrCreated({ id, answered, note }, state) {
    return {
        kind: answered ? 'created' : 'adopted',
        id,
        ...(state === undefined ? {} : { state }),
        ...(note === undefined ? {} : { problem: note }),
    };
}
/** What is said of a creation that no listing could settle: `ids` are those last seen under its name. */
function unsettled(made, ids, why) {
    const { entry, id } = made;
    const all = [...new Set([id, ...ids])];
    if (all.length > 1)
        return nameConflict(entry, 'another run made the same base connection', all, id);
    return {
        ...adoptedOrCreated(made, undefined),
        problem: {
            code: 'twin-unchecked',
            severity: 'warning',
            message: `it could not be checked whether another run created the same base connection at the same time: ${why}`,
            fix: 'run again: if there are two, the next run says so',
            entry: entry.key,
            place: entry.place,
        },
    };
}
/** Whether Flow Service says that there is no such connection: a listing may lag, a look-up by the id does not. */
async function isUnknown({ entry, id }, { flowService }) {
    try {
        return (await flowService.findConnection(entry.sandbox, id)) === undefined;
    }
    catch (error) {
        if (error instanceof src_problem/* ProblemError */.Mm)
            return false;
        throw error;
    }
}
function missing({ entry, id }, ids) {
    if (ids.length > 0)
        return nameConflict(entry, `the base connection ${id} is gone, and others have its name`, ids);
    return (0,outcome/* problemOutcome */.K)('failed', entry, {
        code: 'not-there',
        message: `the base connection ${id} is not there, although its creation was answered with this id`,
        fix: 'run again: it is created then. If that does not help, look at it in Adobe Experience Platform',
    });
}
/** Removes what this run made, for the one that is kept; which is watched from then on, since it is somebody else's. */
async function removeOurs(made, keep, applying) {
    const { entry, id } = made;
    const removal = await removeConnection(entry.sandbox, id, applying);
    if (removal.kind !== 'removed' && removal.kind !== 'absent') {
        const why = 'text' in removal ? removal.text : ENDED;
        const what = `another run made the same first, and this run's could not be removed (${why})`;
        applying.record(entry, nameConflict(entry, what, [keep.id, id], id));
        return undefined;
    }
    const note = {
        code: 'twin',
        severity: 'warning',
        message: `another run made the same base connection ${keep.id} first; ${id} of this run was removed again`,
        fix: 'a `concurrency` group in the workflow keeps runs from racing',
        entry: entry.key,
        place: entry.place,
    };
    const kept = { entry, id: keep.id, answered: false, mayHaveMore: true, note };
    applying.record(entry, adoptedOrCreated(kept, keep.state));
    return kept;
}

;// CONCATENATED MODULE: ./build/src/apply/update-outcomes.js

/** Returns every way in which the change of one connection can end, in the words that people read. */
function updateOutcomes({ kind, entry, connection, sendsCredentials }) {
    const { id, state } = connection;
    const well = (outcome) => ({
        kind: outcome,
        id,
        ...(state === undefined ? {} : { state }),
    });
    const failed = (code, message, fix) => (0,outcome/* problemOutcome */.K)('failed', entry, { code, message, fix }, id);
    const again = 'look at the new plan, and run again';
    return {
        done: () => well(kind === 'rotate' ? 'rotated' : 'updated'),
        unchanged: () => well('unchanged'),
        skipped: () => well('skipped'),
        gone: () => (0,outcome/* problemOutcome */.K)('failed', entry, {
            code: 'changed-meanwhile',
            message: `the base connection ${id} was removed while the run was under way`,
            fix: again,
        }),
        moved: (fields) => failed('changed-meanwhile', `the base connection ${id} was not changed: while the run was under way somebody changed its ${fields.join(', ')}`, again),
        contended: () => failed('changed-meanwhile', `the base connection ${id} was not changed: others kept changing it`, 'run again when nobody else is at it'),
        withoutEtag: () => failed('adobe-refused', `the base connection ${id} was not changed: Flow Service shows no etag of it, without which it takes no change`, 'run again when its state is enabled'),
        refused: (text, hint) => failed('adobe-refused', `the base connection ${id} was not changed: ${text}`, hint ?? 'mend what the answer names, and run again'),
        uncertain: (text) => failed('may-be-changed', `it is not known whether the base connection ${id} was changed: ${text}`, sendsCredentials
            ? `run again with \`rotate: ${entry.key}\`: what Flow Service holds of credentials can't be compared`
            : 'run again: what still differs is mended then'),
    };
}

;// CONCATENATED MODULE: ./build/src/apply/update-connection.js





/** A proxy that gave up waiting for the request; and one after which Node's `fetch` sends it again by itself. */
const UNCLEAR = new Set([408, 421]);
/** Returns the class of an answer to `PATCH /connections/{id}`, which names the etag that it expects. */
function patchAnswerOf(result) {
    if (result.kind === 'not-sent')
        return 'refused';
    if (result.kind !== 'answer')
        return 'unclear';
    const { status } = result;
    if ((0,refusal/* isSuccess */.oJ)(result))
        return 'done';
    if (status === 412)
        return 'stale';
    return status >= 400 && status < 500 && !UNCLEAR.has(status) ? 'refused' : 'unclear';
}
/**
 * Brings the base connection of one entry to what the plan says, and touches nothing else of it. When somebody changed it
 * meanwhile, it is read again and what is left of the plan is tried once more; when that somebody changed what the plan
 * is about, nothing is overwritten. `credentials` is asked right before they are sent. Throws a ProblemError only while
 * nothing was sent.
 */
async function updateConnection(change, credentials, { flowService, redact }) {
    const { entry, connection: planned, sendsCredentials } = change;
    const { id } = planned;
    const words = updateOutcomes(change);
    // A listing may leave the etag out while a connection is being made.
    let current = planned.etag === undefined ? await flowService.findConnection(entry.sandbox, id) : planned;
    let fields = change.differences;
    let params;
    /** Whether a request of this run may have made the change: then nothing may be said that denies it. */
    let mayBeMade;
    for (let attempt = 1;; attempt++) {
        if (current === undefined)
            return words.gone();
        const moved = movedFields(change, current, mayBeMade === undefined ? undefined : params);
        if (moved.length > 0)
            return mayBeMade === undefined ? words.moved(moved) : words.uncertain(mayBeMade);
        if (current.etag === undefined)
            return mayBeMade === undefined ? words.withoutEtag() : words.uncertain(mayBeMade);
        if (sendsCredentials)
            params ??= await credentials();
        let result;
        try {
            const operations = operationsFor(entry, fields, params);
            result = await flowService.updateConnection(entry.sandbox, id, current.etag, operations);
        }
        catch (error) {
            if (mayBeMade === undefined || !(error instanceof src_problem/* ProblemError */.Mm))
                throw error;
            return words.uncertain(mayBeMade);
        }
        const answer = patchAnswerOf(result);
        if (answer === 'done')
            return words.done();
        const { text, hint } = (0,refusal/* describeRefusal */.a2)(result, redact);
        if (answer === 'unclear' || isRepeated(result))
            mayBeMade = text;
        if (mayBeMade === undefined && answer === 'refused') {
            if ((0,exchange/* isCutByEnd */.bG)(result))
                return words.skipped();
            return (0,refusal/* isAbsence */.Md)(result) ? words.gone() : words.refused(text, hint);
        }
        try {
            current = await flowService.findConnection(entry.sandbox, id);
        }
        catch (error) {
            if (!(error instanceof src_problem/* ProblemError */.Mm))
                throw error;
            // A clear 412 changed nothing.
            if (mayBeMade === undefined)
                throw error;
            return words.uncertain(mayBeMade);
        }
        if (current === undefined)
            return words.gone();
        const now = differencesOf(entry, current);
        fields = fields.filter(({ field }) => now.some((each) => each.field === field));
        if (fields.length === 0 && !sendsCredentials) {
            if (mayBeMade !== undefined)
                return words.done();
            const others = movedFields(change, current, undefined);
            return others.length > 0 ? words.moved(others) : words.unchanged();
        }
        if (mayBeMade !== undefined && (answer !== 'stale' || attempt > 1))
            return words.uncertain(mayBeMade);
        if (attempt > 1)
            return words.contended();
    }
}
function isRepeated(result) {
    return result.kind === 'answer' && result.repeated === true;
}
/**
 * Returns the fields of the plan that are neither as they were when it was made nor as they are to be. All parameters
 * belong to a plan that sends them, and the name to an entry that is found by it. `sent` are the parameters that this run may have
 * set them to: then what it can not tell apart counts as its own.
 */
function movedFields({ entry, connection, sendsCredentials, differences }, current, sent) {
    const before = differencesOf(entry, connection);
    const isOfPlan = (each) => isParameter(each)
        ? sendsCredentials
        : differences.some(({ field }) => field === each.field) ||
            (each.field === 'name' && entry.id === undefined);
    const compared = differencesOf(entry, current)
        .filter(isOfPlan)
        .filter((each) => before.find(({ field }) => field === each.field)?.observed !== each.observed)
        .map(({ field }) => field);
    const hidden = entry.source.parameters
        .filter(({ name, secret }) => secret || entry.auth[name]?.kind !== 'literal')
        .filter(({ name, secret }) => {
        const [was, is] = [connection.authParams[name], current.authParams[name]];
        if (was === undefined || is === undefined || was === is)
            return false;
        return sent === undefined || (!secret && is !== sent[name]);
    })
        .map(({ name }) => name);
    if (!sendsCredentials || current === connection)
        return compared;
    const moved = [...compared, ...hidden];
    if (sent !== undefined)
        return moved;
    // Somebody changed something: when nothing of it is shown, it was what is not shown.
    return moved.length === 0 && isAlike(connection, current) ? ['credentials'] : moved;
}
/** Whether two looks at a connection show the same but for its etag, of which both show one. */
function isAlike(before, after) {
    const shown = ({ etag, ...rest }) => JSON.stringify(Object.entries(rest).sort());
    return before.etag !== undefined && before.etag !== after.etag && shown(before) === shown(after);
}
function operationsFor(entry, fields, params) {
    const has = (field) => fields.some((each) => each.field === field);
    return [
        ...(has('name') ? [{ op: 'replace', path: '/name', value: entry.name }] : []),
        // There may be none yet, and `add` also replaces.
        ...(has('description')
            ? [{ op: 'add', path: '/description', value: entry.description ?? '' }]
            : []),
        ...(params === undefined ? [] : [{ op: 'replace', path: '/auth/params', value: params }]),
    ];
}

;// CONCATENATED MODULE: ./build/src/apply/apply-plan.js









/**
 * Does what the plan says, several entries at a time in the order of the file: creates and changes, then looks once per
 * sandbox in which it created whether another run made the same, and only then removes. One entry's failure is that
 * entry's own.
 */
async function applyPlan(plan, observed, options) {
    const outcomes = new Map();
    const applying = {
        ...options,
        record: (entry, outcome) => {
            outcomes.set(entry.key, outcome);
            options.record(entry, outcome);
        },
    };
    const known = new Set([...observed.bySandbox.values()].flat().map(({ id }) => id));
    const todo = plan.changes.filter(isToDo);
    const made = [];
    let done = 0;
    const carryOut = async (change) => {
        const { entry } = change;
        const outcome = await outcomeOf(change, known, applying);
        applying.record(entry, outcome);
        if (change.kind === 'create' && outcome.id !== undefined && outcome.kind !== 'conflict') {
            const answered = outcome.kind === 'created';
            // What was adopted may be another run's, while what this run's own request has made does not show yet.
            made.push({ entry, id: outcome.id, answered, mayHaveMore: !answered || outcome.resent === true });
        }
        if (outcome.kind !== 'skipped')
            applying.progress(++done, todo.length, entry, outcome);
    };
    await atOnce(todo.filter(({ kind }) => kind !== 'delete'), applying.concurrency, carryOut);
    await resolveTwins(made, known, applying);
    await atOnce(todo.filter(({ kind }) => kind === 'delete'), applying.concurrency, carryOut);
    await awaitReady(made, outcomes, applying);
}
function isToDo(change) {
    return ['create', 'update', 'rotate', 'delete'].includes(change.kind);
}
/** Works on `items` in their order, so many at once. */
async function atOnce(items, many, work) {
    // The workers share one iterator, so each item is taken once.
    const queue = items.values();
    const worker = async () => {
        for (const item of queue)
            await work(item);
    };
    await Promise.all(Array.from({ length: Math.min(many, items.length) }, worker));
}
async function outcomeOf(change, known, applying) {
    const { stop } = applying;
    if (stop.requested.aborted)
        return (0,outcome/* outcomeWithoutDoing */.w)(change);
    try {
        return await doChange(change, known, applying);
    }
    catch (error) {
        // Whatever throws has changed nothing.
        const undone = (0,outcome/* outcomeWithoutDoing */.w)(change);
        if (error instanceof src_problem/* ProblemError */.Mm && stop.requested.aborted)
            return undone;
        // Even a mistake of ours stops only its own entry: the ids of the others are not to be lost.
        const [problem = (0,src_problem/* internalProblem */.R3)(error)] = error instanceof src_problem/* ProblemError */.Mm ? error.problems : [];
        return { ...undone, kind: 'failed', problem: located(problem, change.entry) };
    }
}
async function doChange(change, known, applying) {
    const { entry } = change;
    switch (change.kind) {
        case 'create':
            return createEntry(entry, known, applying);
        case 'update':
        case 'rotate':
            return updateConnection(change, () => credentialsOf(entry, applying), applying);
        case 'delete':
            return deleteConnection(change, applying);
    }
}
async function createEntry(entry, known, applying) {
    const { flowService, clock, random, stop, pause, settlingTime, redact } = applying;
    return createConnection(entry, payloadOf(entry, await credentialsOf(entry, applying)), {
        post: (body) => flowService.createConnection(entry.sandbox, body),
        list: () => flowService.listConnections(entry.sandbox, entry.source),
        known,
        pause,
        remaining: stop.remaining,
        random,
        redact,
        clock,
        settlingTime,
        stopped: stop.requested,
    });
}
/** Says of a problem for which entry it is, at which line, and which secret it is about. */
function located(problem, entry) {
    const value = problem.parameter === undefined ? undefined : entry.auth[problem.parameter];
    const secret = value?.kind === 'reference' ? ` (the secret \`${value.name}\`)` : '';
    const message = `${problem.message}${secret}`;
    return { entry: entry.key, place: value?.place ?? entry.place, ...problem, message };
}

// EXTERNAL MODULE: ./build/src/http/failure.js
var failure = __webpack_require__(4132);
// EXTERNAL MODULE: ./build/src/secrets/answered-tokens.js
var answered_tokens = __webpack_require__(1063);
// EXTERNAL MODULE: ./build/src/secrets/secret.js
var secret = __webpack_require__(6999);
;// CONCATENATED MODULE: ./build/src/zoho/mint-access-token.js






/** How often one grant is tried in a run. Each try may make a token, and the eleventh ends the life of the first. */
const MAX_ATTEMPTS = 2;
const WAIT_MS = 2_000;
/**
 * Returns a function that mints access tokens at Zoho, once per grant: what it gives for a grant, a token or an
 * error, it gives for the rest of the run. It throws a ProblemError when Zoho gives none.
 * @see https://www.zoho.com/accounts/protocol/oauth/token-limits.html
 */
function tokenMinter(minting) {
    const minted = new Map();
    return (grant) => {
        const identity = JSON.stringify([
            grant.accountsUrl,
            grant.refreshToken,
            grant.clientId,
            grant.clientSecret,
        ]);
        const known = minted.get(identity) ?? mint(grant, minting);
        minted.set(identity, known);
        return known;
    };
}
async function mint(grant, minting) {
    const form = new URLSearchParams({
        grant_type: 'refresh_token',
        client_id: grant.clientId,
        client_secret: grant.clientSecret,
        refresh_token: grant.refreshToken,
    });
    const request = {
        method: 'POST',
        url: `${minting.instead ?? grant.accountsUrl}/oauth/v2/token`,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
        body: form.toString(),
    };
    for (let attempt = 1;; attempt++) {
        const result = await minting.send(request);
        const token = tokenOf(result);
        if (token !== undefined) {
            minting.mask(token);
            return { token: new secret/* Secret */.z(token), ...aboutToken(result) };
        }
        (0,answered_tokens/* maskTokensIn */.u)(result, minting.mask);
        if (attempt >= MAX_ATTEMPTS || !mayPass(result)) {
            throw new src_problem/* ProblemError */.Mm(refusalOf(result, grant, minting.redact));
        }
        await minting.pause(WAIT_MS);
    }
}
function tokenOf(result) {
    if (result.kind !== 'answer' || result.status !== 200 || !(0,is_record/* isRecord */.u)(result.json))
        return undefined;
    // Zoho answers 200 also when it refuses.
    if (result.json['error'] !== undefined)
        return undefined;
    const token = result.json['access_token'];
    return (0,answered_tokens/* isToken */.s)(token) ? token : undefined;
}
/** What is said of a token besides, as far as it is plain. */
function aboutToken(result) {
    const { api_domain: apiDomain, scope } = result.kind === 'answer' && (0,is_record/* isRecord */.u)(result.json) ? result.json : {};
    return {
        ...(typeof apiDomain === 'string' && /^https:\/\/[a-z0-9.-]{1,100}$/.test(apiDomain)
            ? { apiDomain }
            : {}),
        ...(typeof scope === 'string' && /^[A-Za-z0-9_., ]{1,500}$/.test(scope) ? { scope } : {}),
    };
}
function mayPass(result) {
    return result.kind === 'answer' ? result.status >= 500 : !(result.kind === 'not-sent' && result.lasting);
}
/** Zoho's words for what is wrong with a grant, which come with HTTP 200. */
const REFUSALS = new Map([
    [
        'invalid_code',
        {
            parameter: 'refreshToken',
            message: 'the refresh token is not valid there: revoked, or of another data centre or environment',
            fix: 'make a new refresh token in the data centre that the entry names, and store it in the secret',
        },
    ],
    [
        'invalid_client',
        {
            parameter: 'clientId',
            message: 'the client id is not known there',
            fix: "check `clientId`, and that the client was registered in this data centre's API console",
        },
    ],
    [
        'invalid_client_secret',
        {
            parameter: 'clientSecret',
            message: 'the client secret does not belong to the client id',
            fix: "copy the client secret from Zoho's API console into the secret",
        },
    ],
]);
function refusalOf(result, grant, redact) {
    const host = new URL(grant.accountsUrl).host;
    const error = result.kind === 'answer' && (0,is_record/* isRecord */.u)(result.json) ? result.json['error'] : undefined;
    if (isThrottle(result, error)) {
        return {
            code: 'zoho-throttled',
            message: `Zoho (${host}) gives out no more access tokens for now: too many were asked for`,
            fix: 'wait ten minutes and run again; Zoho allows ten token requests in ten minutes',
        };
    }
    const known = REFUSALS.get(error);
    if (known !== undefined) {
        return {
            code: 'zoho-token-refused',
            message: `Zoho (${host}) gave no access token (${String(error)}): ${known.message}`,
            fix: known.fix,
            parameter: known.parameter,
        };
    }
    return {
        code: (0,failure/* failureCode */.A)(result, { answered: 'zoho-token-refused', unreachable: 'zoho-unreachable' }),
        message: `Zoho (${host}) gave no access token: ${(0,describe_exchange/* describeExchange */.Nu)(result, redact)}`,
        fix: (0,failure/* isAnswered */.Q)(result)
            ? 'check data centre, client id, client secret and refresh token'
            : `check that ${host} can be reached from this machine, and run again`,
    };
}
/** Zoho throttles with HTTP 400 and "Access Denied", which says nothing about the credentials. */
function isThrottle(result, error) {
    if (result.kind !== 'answer')
        return false;
    return result.status === 429 || (result.status === 400 && error === 'Access Denied');
}

;// CONCATENATED MODULE: ./build/src/stages/apply.js



/** Does what the plan says, and notes in the report what became of each entry. */
async function apply(plan, observed, secrets, { flowService, http }, { options, world, report, sinks, stop, redact }) {
    const { zohoAccountsUrl, concurrency, settlingTime } = options;
    const mintAccessToken = tokenMinter({
        send: (request) => http.once(request),
        pause: (milliseconds) => http.pause(milliseconds, false),
        ...(zohoAccountsUrl === undefined ? {} : { instead: zohoAccountsUrl }),
        mask: sinks.mask,
        redact,
    });
    await applyPlan(plan, observed, {
        flowService,
        mintAccessToken,
        secrets,
        noteToken: (entry, { apiDomain, scope }) => report.minted.set(entry.key, {
            ...(apiDomain === undefined ? {} : { apiDomain }),
            ...(scope === undefined ? {} : { scope }),
        }),
        clock: world.clock,
        random: world.random,
        stop,
        pause: (milliseconds, everyone) => http.pause(milliseconds, everyone),
        concurrency,
        settlingTime,
        redact,
        info: sinks.info,
        record: (entry, outcome) => report.outcomes.set(entry.key, outcome),
        progress: (done, total, entry, outcome) => sinks.progress(done, total, outcomeLine(entry, outcome)),
    });
}

;// CONCATENATED MODULE: ./build/src/plan/reviewed-plan.js

/**
 * Returns the changes of `plan` that are not among the reviewed ones, in the order of the file. None are missing from
 * the reviewed plan itself, nor from what is left of it after a part of it was done.
 */
function unreviewedChanges(plan, reviewed) {
    if (planHash(plan) === reviewed.hash)
        return [];
    return plan.changes.filter((change) => {
        const digest = changeDigest(change, plan);
        return digest !== undefined && !reviewed.digests.has(digest);
    });
}

;// CONCATENATED MODULE: ./build/src/stages/check-approval.js






/**
 * Shows the plan, and throws a ProblemError unless it may be applied: it removes nothing without leave, and it is empty, or the one that
 * was expected, or, where that is required, one that stood on the merged pull request or is what is left of it.
 */
async function checkApproval(plan, scene) {
    try {
        requirePermission(plan, scene);
        await requireApproval(plan, scene);
    }
    catch (error) {
        // Whoever is to approve of the plan now has to see all of it.
        scene.report.isForReview = true;
        showPlan(scene);
        throw error;
    }
    if (scene.world.approve !== undefined)
        scene.report.isForReview = true;
    showPlan(scene);
    await ask(plan, scene);
    scene.report.isForReview = false;
}
/** Shows the plan where the words of the run go. */
function showPlan({ sinks, report }) {
    sinks.plan(planLines(report));
}
/** Asks whoever sits before the run, if somebody does. */
async function ask(plan, { world, report }) {
    const isToDo = plan.changes.some(({ kind }) => ['create', 'update', 'rotate', 'delete'].includes(kind));
    if (!isToDo || world.approve === undefined || (await world.approve(report)))
        return;
    throw new src_problem/* ProblemError */.Mm({
        code: 'not-approved',
        message: 'the plan was not approved: nothing was changed',
    });
}
/** A deletion takes more than a reviewed file: it can't be undone. */
function requirePermission(plan, { options }) {
    const problem = options.allowDelete ? undefined : deletionProblem(plan);
    if (problem !== undefined)
        throw new src_problem/* ProblemError */.Mm(problem);
}
/** Returns what is to be said of a plan that removes something without leave to do so. */
function deletionProblem(plan) {
    const deletions = plan.changes.filter(({ kind }) => kind === 'delete');
    const [first] = deletions;
    if (first === undefined)
        return undefined;
    const names = deletions.map(({ entry }) => `\`${entry.key}\``);
    return {
        code: 'deletion-not-allowed',
        message: `the plan removes ${(0,words/* listed */.KE)(names, 3)}: without the input \`allow-delete: true\` nothing of it is applied`,
        fix: 'set the input when that is meant, or leave `ensure: absent` out of the file',
        place: first.entry.place,
    };
}
async function requireApproval(plan, scene) {
    const { options, report } = scene;
    const { expectedPlanHash, requireReviewedPlan } = options;
    if (!(0,report_result/* hasChanges */.i)(report))
        return;
    if (expectedPlanHash !== undefined) {
        // Whoever gives the hash has looked at the plan, so that no pull request has to show it.
        if (expectedPlanHash !== report.planHash)
            throw new src_problem/* ProblemError */.Mm(unexpected(report.planHash));
    }
    else if (requireReviewedPlan) {
        await compareWithReview(plan, scene);
    }
}
async function compareWithReview(plan, scene) {
    const { options, pullRequests, sinks, stop, report } = scene;
    const refuse = (code, message) => {
        throw new src_problem/* ProblemError */.Mm({ code, message, fix: wayOn(report.planHash) });
    };
    if (pullRequests === undefined) {
        return refuse('review-missing', '`require-reviewed-plan` needs the input `github-token`');
    }
    const merged = await pullRequests.findMerged(stop.requested);
    if (merged === undefined) {
        return refuse('review-missing', 'no merged pull request brought this commit, so nobody reviewed its plan');
    }
    const reviewed = findRecord(merged, commentMarker(options.config, options.sandbox));
    if ('lacks' in reviewed) {
        return refuse('review-missing', `pull request #${merged.number} ${reviewed.lacks}`);
    }
    const others = unreviewedChanges(plan, reviewed);
    if (others.length > 0) {
        const names = others.map(({ kind, entry }) => `\`${entry.key}\` (${kind})`);
        return refuse('plan-not-reviewed', `the plan is not the one that was reviewed on pull request #${merged.number}: it differs in ${(0,words/* listed */.KE)(names, 3)}`);
    }
    sinks.info(`the plan was reviewed on pull request #${merged.number}`);
}
/** Finds the plan that was made for what was merged, or says in words what is missing. */
function findRecord(merged, marker) {
    const ours = merged.comments.filter((body) => body.startsWith(marker));
    if (ours.length === 0) {
        return {
            lacks: 'has no comment with a plan of this file, for this `sandbox` input, by this token and from before the merge',
        };
    }
    const records = ours.map(readPlanRecord).filter((record) => record !== undefined);
    if (records.length === 0)
        return { lacks: 'keeps no plan in its comment: none could be made, or an edit took it out' };
    return (records.find(({ head }) => head === merged.head) ?? {
        lacks: `shows the plan of another commit than ${merged.head.slice(0, 7)}, which was merged`,
    });
}
function unexpected(planHash) {
    return {
        code: 'plan-hash-differs',
        message: `the plan is not the one that was expected: its hash is \`${planHash ?? ''}\``,
        fix: 'look at the plan in the job summary; if it is what you want, give this hash as `expected-plan-hash`',
    };
}
function wayOn(planHash) {
    return `if an earlier merge was not applied, run its job again first; else look at the plan in the job summary, and if it is what you want, run the workflow by hand with \`expected-plan-hash: ${planHash ?? ''}\``;
}

// EXTERNAL MODULE: ./build/src/nearest.js
var nearest = __webpack_require__(7707);
;// CONCATENATED MODULE: ./build/src/stages/load-connections.js





/** Reads and checks the file; throws all that is wrong with it. Returns its text. */
async function loadConnections({ options, world, report }) {
    const { config, sandbox } = options;
    const bytes = await world.readFile(config);
    const file = (0,connections_file/* readConnectionsFile */.r)(bytes, config, sandbox === undefined ? {} : { sandbox });
    if (file.problems.some(run_report/* isError */.bJ))
        throw new src_problem/* ProblemError */.Mm(file.problems);
    report.problems.push(...file.problems);
    report.entries = file.entries;
    report.problems.push(...checkRotated(file.entries, options));
    if (sandbox !== undefined && file.entries.every((entry) => entry.sandbox !== sandbox)) {
        report.problems.push({
            code: 'sandbox-unused',
            severity: 'warning',
            message: `no entry of the file is for the sandbox \`${sandbox}\` that the input \`sandbox\` names, so all are skipped`,
            fix: 'correct the input, or leave it out to work on every sandbox of the file',
        });
    }
    return file.text;
}
/** Throws for keys of the input `rotate` that name nothing to rotate; returns warnings for those that are out of reach. */
function checkRotated(entries, { rotate, sandbox }) {
    if (typeof rotate === 'string')
        return [];
    const byKey = new Map(entries.map((entry) => [entry.key, entry]));
    const problems = rotate.flatMap((key) => {
        const entry = byKey.get(key);
        if (entry === undefined) {
            const meant = (0,nearest/* nearest */.p)(key, [...byKey.keys()]);
            const fix = meant === undefined
                ? `use keys of the file: ${(0,words/* listed */.KE)([...byKey.keys()], 10)}`
                : `did you mean \`${meant}\`?`;
            const message = `the input \`rotate\` names \`${key}\`, which is no key of the file`;
            return [{ code: 'rotate-unknown', message, fix }];
        }
        const about = { entry: key, place: entry.place };
        if (entry.ensure === 'absent') {
            const message = 'the input `rotate` names this entry, which is to be absent';
            return [{ code: 'rotate-unknown', message, fix: 'leave its key out of the input', ...about }];
        }
        if (sandbox === undefined || entry.sandbox === sandbox)
            return [];
        return [
            {
                code: 'rotate-skipped',
                severity: 'warning',
                message: `the input \`rotate\` names this entry, which is of another sandbox than the input \`sandbox\` names and so is skipped`,
                fix: 'run without the input `sandbox`, or with the sandbox of the entry',
                ...about,
            },
        ];
    });
    if (problems.some(run_report/* isError */.bJ))
        throw new src_problem/* ProblemError */.Mm(problems);
    return problems;
}

// EXTERNAL MODULE: ./build/src/plan/change.js
var plan_change = __webpack_require__(5393);
;// CONCATENATED MODULE: ./build/src/plan/existing.js
/** Looks up what is observed, without going through thousands of connections for each of thousands of entries. */
class Existing {
    #sandboxes = new Map();
    #byId = new Map();
    #byName = new Map();
    #observed;
    #entries;
    #going;
    /** `entries` are those that the run is about. */
    constructor(observed, entries) {
        this.#observed = observed;
        this.#entries = entries;
        this.#going = new Set(entries.flatMap(({ ensure, id }) => (ensure === 'absent' && id !== undefined ? [id] : [])));
        for (const [sandbox, connections] of observed.bySandbox) {
            for (const connection of connections) {
                this.#sandboxes.set(connection.id, sandbox);
                this.#byId.set(connection.id, connection);
                const identity = JSON.stringify([sandbox, connection.name]);
                const namesakes = this.#byName.get(identity);
                if (namesakes === undefined)
                    this.#byName.set(identity, [connection]);
                else
                    namesakes.push(connection);
            }
        }
    }
    isObserved(sandbox) {
        return this.#observed.bySandbox.has(sandbox);
    }
    /**
     * Returns the base connections that have the identity of `entry`, by id: more than one, since names are not unique.
     * The order of a listing says nothing, and changes.
     */
    named(entry) {
        const namesakes = this.#byName.get(JSON.stringify([entry.sandbox, entry.name])) ?? [];
        return namesakes
            .filter((connection) => isOfSource(connection, entry))
            .sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
    }
    /** Whether an entry marks the base connection of that id to be removed. */
    isToGo(id) {
        return this.#going.has(id);
    }
    /** Whether another entry than `entry` is about that connection, by its id or its name. */
    isClaimed(connection, entry) {
        return this.#entries.some((each) => each !== entry &&
            (each.id === connection.id ||
                (each.id === undefined && each.sandbox === entry.sandbox && each.name === connection.name)));
    }
    /** Returns the base connection that `entry` pins, when it is one of the entry's sandbox and source. */
    pinned(entry, id) {
        const connection = this.#byId.get(id);
        if (connection === undefined || this.#sandboxes.get(id) !== entry.sandbox)
            return undefined;
        return isOfSource(connection, entry) ? connection : undefined;
    }
    sandboxOf(id) {
        return this.#sandboxes.get(id) ?? this.#observed.lookedUp.get(id)?.sandbox;
    }
    withId(id) {
        return this.#byId.get(id) ?? this.#observed.lookedUp.get(id);
    }
}
function isOfSource(connection, entry) {
    const { id } = entry.source.connectionSpec;
    return (connection.connectionSpecId ?? id) === id;
}

;// CONCATENATED MODULE: ./build/src/plan/find-connection.js
/** Finds the one base connection that an entry is about, if any; or the change that says why it can't be told. */
function findConnection(entry, existing) {
    if (entry.id !== undefined)
        return findPinned(entry, entry.id, existing);
    const namesakes = existing.named(entry);
    // Of twins, one may be marked to go by its id.
    const staying = namesakes.filter(({ id }) => !existing.isToGo(id));
    const [connection, ...others] = staying.length > 0 ? staying : namesakes;
    if (connection === undefined || others.length === 0)
        return { connection };
    const ids = [connection, ...others].map(({ id }) => id);
    return conflict(entry, ids, {
        message: `${ids.length} base connections in sandbox \`${entry.sandbox}\` have this name: ${ids.join(', ')}`,
        fix: entry.ensure === 'absent'
            ? 'add `id: ` with the one to remove to the entry'
            : 'add `id: ` with the one to keep to the entry, or remove the others in Adobe Experience Platform',
    });
}
function findPinned(entry, id, existing) {
    const connection = existing.pinned(entry, id);
    if (connection !== undefined)
        return { connection };
    const invalid = (code, message, fix) => invalidPin(entry, code, { message, fix });
    const elsewhere = existing.sandboxOf(id);
    if (elsewhere !== undefined && elsewhere !== entry.sandbox) {
        return invalid('pin-other-sandbox', `the pinned id ${id} is a base connection of sandbox \`${elsewhere}\`, not of \`${entry.sandbox}\``, 'correct `id` or `sandbox`');
    }
    const found = existing.withId(id);
    if (found !== undefined) {
        return invalid('pin-other-spec', `the pinned id ${id} is a base connection of another source (connection spec ${found.connectionSpecId ?? 'unknown'})`, `pin the id of a ${entry.source.title} connection, or leave \`id\` out`);
    }
    if (entry.ensure === 'absent')
        return { connection: undefined };
    return invalid('pin-not-found', `the pinned id ${id} does not exist in sandbox \`${entry.sandbox}\`, or the credential may not see it`, 'correct `id`, or leave it out to have the connection created');
}
/** Returns the change of an entry whose pinned id does not fit. */
function invalidPin(entry, code, words) {
    return { kind: 'invalid', entry, problem: { code, ...words, entry: entry.key, place: entry.place } };
}
/** Returns the change of an entry whose connection is in question: `ids` are those that it may be about. */
function conflict(entry, ids, words) {
    return {
        kind: 'conflict',
        entry,
        ids,
        problem: { code: 'name-conflict', ...words, entry: entry.key, place: entry.place },
    };
}

;// CONCATENATED MODULE: ./build/src/plan/plan.js




/**
 * Compares what is declared with what is observed. Pure: the same arguments give the same plan, and apply does
 * what the plan says and nothing else.
 */
function planChanges(entries, observed, intent) {
    const { only } = intent;
    const inScope = only === undefined ? entries : entries.filter(({ sandbox }) => sandbox === only);
    const existing = new Existing(observed, inScope);
    const changes = entries.map((entry) => only !== undefined && entry.sandbox !== only
        ? { kind: 'skipped', entry }
        : planEntry(entry, existing, intent));
    return { orgId: observed.orgId, changes: refuseShared(changes, existing) };
}
/** Returns the plan with what Flow Service shows passed through `redact`: people may have put a secret where it is shown. */
function redactPlan(plan, redact) {
    const redacted = (differences) => differences.map((each) => ({ ...each, observed: redact(each.observed) }));
    const changes = plan.changes.map((change) => {
        switch (change.kind) {
            case 'drifted':
                return { ...change, differences: redacted(change.differences) };
            case 'update':
            case 'rotate':
                return { ...change, differences: redacted(change.differences), left: redacted(change.left) };
            case 'conflict':
                return { ...change, problem: { ...change.problem, message: redact(change.problem.message) } };
            default:
                return change;
        }
    });
    return { ...plan, changes };
}
function planEntry(entry, existing, intent) {
    // Absence may only be concluded from a listing.
    if (!existing.isObserved(entry.sandbox))
        throw new Error(`sandbox ${entry.sandbox} was not observed`);
    const found = findConnection(entry, existing);
    if ('kind' in found)
        return found;
    const { connection } = found;
    if (entry.ensure === 'absent') {
        // One that is on its way out takes no further request.
        if (connection === undefined)
            return { kind: 'unchanged', entry, ...doubtAbout(entry, existing) };
        if (isGoing(connection))
            return { kind: 'unchanged', entry };
        return connection.name === entry.name
            ? { kind: 'delete', entry, connection }
            : invalidPin(entry, 'pin-other-name', {
                message: `the pinned id ${connection.id} is a base connection of another name, and nothing is removed by its id alone`,
                fix: 'write the `name` that it has in Adobe Experience Platform, or correct `id`',
            });
    }
    if (connection === undefined)
        return { kind: 'create', entry };
    if (!isGoing(connection))
        return compared(entry, connection, intent);
    return conflict(entry, [connection.id], {
        message: `the base connection ${connection.id} of this name is being deleted`,
        fix: entry.id === undefined
            ? 'run again when it is gone, and the connection is created'
            : 'leave `id` out and run again when it is gone, and the connection is created',
    });
}
/** A pinned id that is gone may also be a slip: another of that name, which nobody in the file is about, is told. */
function doubtAbout(entry, existing) {
    const unclaimed = existing.named(entry).filter((each) => !existing.isClaimed(each, entry));
    if (unclaimed.length === 0)
        return {};
    return {
        problem: {
            code: 'pin-not-found',
            severity: 'warning',
            message: `the pinned id ${entry.id ?? ''} does not exist, as is wanted, but another base connection has this name: ${unclaimed.map(({ id }) => id).join(', ')}`,
            fix: 'correct `id` if that one is meant; if not, leave the entry out',
            entry: entry.key,
            place: entry.place,
        },
    };
}
/** The error catalogue of Flow Service has such a state (1416), in which nothing more can be done to a connection. */
function isGoing({ state }) {
    return state === 'deleting';
}
function compared(entry, connection, { onDrift, rotate }) {
    const all = differencesOf(entry, connection);
    const isRotated = rotate.has(entry.key);
    // What is sent again overwrites what differs there.
    const differences = onDrift === 'update' ? all : all.filter((each) => isRotated && isParameter(each));
    const left = all.filter((each) => !differences.includes(each));
    if (differences.length > 0 || isRotated) {
        const kind = onDrift === 'update' && differences.length > 0 ? 'update' : 'rotate';
        const sendsCredentials = isRotated || differences.some(isParameter);
        return { kind, entry, connection, differences, left, sendsCredentials };
    }
    return left.length === 0
        ? { kind: 'unchanged', entry, connection }
        : { kind: 'drifted', entry, connection, differences: left };
}
/**
 * Two entries must not come down to one base connection (one by its id, the other by its name), and a pinned entry
 * must not ask for a name that another connection has: both entries, or the one, become conflicts.
 */
function refuseShared(changes, existing) {
    const claims = new Map();
    for (const change of changes) {
        const id = (0,plan_change/* connectionOf */.a)(change)?.id;
        if (id !== undefined)
            claims.set(id, [...(claims.get(id) ?? []), change.entry]);
    }
    return changes.map((change) => {
        const connection = (0,plan_change/* connectionOf */.a)(change);
        if (connection === undefined)
            return change;
        const { entry } = change;
        const rival = claims.get(connection.id)?.find((each) => each !== entry);
        if (rival !== undefined) {
            return conflict(entry, [connection.id], {
                message: `this entry and \`${rival.key}\` are the same base connection ${connection.id}`,
                fix: 'leave one of the two entries out, or correct the pinned id',
            });
        }
        if (change.kind === 'delete' || entry.id === undefined || connection.name === entry.name)
            return change;
        const taken = existing.named(entry).map(({ id }) => id);
        if (taken.length === 0)
            return change;
        return conflict(entry, [connection.id, ...taken], {
            message: `the pinned base connection ${connection.id} is to have a name that is taken already: by ${taken.join(', ')}`,
            fix: 'give the entry another name, or pin the other id',
        });
    });
}

// EXTERNAL MODULE: ./build/src/http/stop.js
var http_stop = __webpack_require__(940);
;// CONCATENATED MODULE: ./build/src/report/sinks.js

/** Returns `sinks` behind `redactor`: no secret passes, and nothing is taken for a command of the runner. */
function guarded(sinks, redactor) {
    const { redact } = redactor;
    return {
        info: (line) => sinks.info((0,report_escape/* forLog */.Ig)(redact(line))),
        plan: (lines) => sinks.plan(lines.map((line) => (0,report_escape/* forLog */.Ig)(redact(line)))),
        progress: (done, total, line) => sinks.progress(done, total, (0,report_escape/* forLog */.Ig)(redact(line))),
        debug: (line) => sinks.debug((0,report_escape/* forLog */.Ig)(redact(line))),
        annotate: (annotation) => sinks.annotate({
            ...annotation,
            title: (0,report_escape/* forLog */.Ig)(redact(annotation.title)),
            message: (0,report_escape/* forLog */.Ig)(redact(annotation.message)),
        }),
        setOutputs: (outputs) => {
            const entries = Object.entries(outputs).map(([name, value]) => [name, redactOutput(value, redact)]);
            sinks.setOutputs({ ...outputs, ...Object.fromEntries(entries) });
        },
        writeSummary: (markdown) => sinks.writeSummary(redact(markdown)),
        mask: (secret) => {
            redactor.add(secret);
            sinks.mask(secret);
        },
    };
}
/** In JSON, each text by itself: in the whole, a match could take a quote or a bracket along. */
function redactOutput(value, redact) {
    if (!/^[[{]/.test(value))
        return redact(value);
    try {
        return JSON.stringify(JSON.parse(value), (_, member) => typeof member === 'string' ? redact(member) : member);
    }
    catch {
        return redact(value);
    }
}

// EXTERNAL MODULE: ./build/src/secrets/redactor.js
var secrets_redactor = __webpack_require__(2095);
;// CONCATENATED MODULE: ./build/src/stages/scene.js




/** Returns the scene of a run that begins now. */
function setScene(options, world) {
    const { redact, sinks } = redacted(world.sinks);
    const stop = (0,http_stop/* createStop */.n)(world.clock, options.timeout, world.cancel);
    const pullRequests = world.pullRequests?.({ debug: sinks.debug, info: sinks.info, redact });
    return {
        options,
        world,
        sinks,
        ...(pullRequests === undefined ? {} : { pullRequests }),
        stop,
        redact,
        report: beginReport(options, redact),
    };
}
/** Returns sinks that no secret passes which they were told to mask, and the redactor in them. */
function redacted(sinks) {
    const redactor = (0,secrets_redactor/* createRedactor */.l)([(text) => (0,report_escape/* forMarkdown */.Bm)(text, Number.POSITIVE_INFINITY)]);
    return { sinks: guarded(sinks, redactor), redact: redactor.redact };
}
/** Returns the report of a run of which nothing is known yet. */
function beginReport(options, redact) {
    const { mode, modeReason, config, notice, sandbox, pullRequest, runUrl, docsUrl, warnings } = options;
    const { failOnChanges, adobe } = options;
    return {
        mode,
        ...(modeReason === undefined ? {} : { modeReason }),
        config,
        ...(notice === undefined ? {} : { notice }),
        ...(sandbox === undefined ? {} : { sandbox }),
        ...(pullRequest === undefined ? {} : { pullRequest }),
        ...(runUrl === undefined ? {} : { runUrl }),
        ...(docsUrl === undefined ? {} : { docsUrl }),
        entries: [],
        begun: false,
        isForReview: mode === 'plan',
        outcomes: new Map(),
        health: new Map(),
        minted: new Map(),
        problems: [...warnings],
        failOnChanges,
        ...(adobe === undefined ? {} : { orgId: adobe.orgId }),
        redact,
    };
}
/** Returns the entries that the run is about: all, or those of the sandbox that it is limited to. */
function inScope({ options, report }) {
    const { sandbox } = options;
    return sandbox === undefined ? report.entries : report.entries.filter((entry) => entry.sandbox === sandbox);
}

;// CONCATENATED MODULE: ./build/src/stages/verify.js


/** Tests the connections that the input `verify` asks for, as far as they were not tested yet, and notes what is wrong. */
async function verify(flowService, scene) {
    const { options, report } = scene;
    const rows = (0,run_report/* rowsOf */.RO)(report);
    // What was told of a connection before it was changed says nothing any more.
    for (const { key } of rows.filter(isTouched))
        report.health.delete(key);
    const asked = rows.filter((row) => isTested(row, options.verify) && !report.health.has(row.key));
    const entries = new Map(report.entries.map((entry) => [entry.key, entry]));
    const tested = asked.flatMap(({ key, id, state, outcome }) => {
        const entry = entries.get(key);
        const isUnready = state === 'initializing' && (outcome === 'created' || outcome === 'adopted');
        return entry === undefined
            ? []
            : [{ entry, id, ...(isUnready ? { obstacle: 'it is not ready yet' } : {}) }];
    });
    await testConnections(tested, flowService, scene);
    noteHealth((0,run_report/* rowsOf */.RO)(report), entries, scene);
}
const CHANGED = ['created', 'adopted', 'updated', 'rotated'];
function isChanged({ outcome }) {
    return CHANGED.includes(outcome);
}
/** Whether the connection is, or may be, another than before. */
function isTouched(row) {
    const wasTried = row.problem?.code === 'may-be-changed';
    return isChanged(row) || wasTried;
}
function isTested(row, verify) {
    if (verify === 'none' || row.id === '')
        return false;
    if (isTouched(row))
        return true;
    const isOurs = row.status !== 'conflict' && row.change !== 'delete';
    return verify === 'all' && isOurs;
}
/** Milliseconds that are left to the run when nothing more is tested: what is known by then is to be told. */
const RESERVE_MS = 10_000;
/** So many tests in a row that could not be made show that none can. */
const MOST_IN_VAIN = 8;
/** Tests connections, several at a time as far as the run's limits allow, and notes in the report how each is. */
async function testConnections(tested, flowService, { options, report, sinks, stop }) {
    if (tested.length > 0)
        sinks.info(`testing ${tested.length} ${tested.length === 1 ? 'connection' : 'connections'}`);
    let inVain = 0;
    let why = '';
    const queue = tested.values();
    const worker = async () => {
        for (const { entry, id, obstacle } of queue) {
            const health = obstacle === undefined ? await test(entry, id) : untested(obstacle);
            report.health.set(entry.key, health);
            if (obstacle !== undefined)
                continue;
            inVain = health.verdict === 'untested' ? inVain + 1 : 0;
            why = health.why ?? '';
        }
    };
    const test = async (entry, id) => {
        if (stop.remaining() < RESERVE_MS && options.timeout > RESERVE_MS)
            return untested('the run has no time left for it');
        if (inVain >= MOST_IN_VAIN)
            return untested(withoutRequestId(why));
        try {
            return await flowService.testConnection(entry.sandbox, id);
        }
        catch (error) {
            if (error instanceof src_problem/* ProblemError */.Mm)
                return untested(error.message);
            throw error;
        }
    };
    await Promise.all(Array.from({ length: Math.min(options.concurrency, tested.length) }, worker));
}
function untested(why) {
    return { verdict: 'untested', why };
}
/** One cause is told once, whatever the ids of the requests. */
function withoutRequestId(why) {
    return why.replace(/ \(request id [^)]*\)$/, '');
}
function noteHealth(rows, entries, { options, report }) {
    const byCause = new Map();
    for (const row of rows) {
        const entry = entries.get(row.key);
        const health = report.health.get(row.key);
        if (entry === undefined || health?.why === undefined)
            continue;
        if (health.verdict === 'failing')
            report.problems.push(failing(entry, health.why, row, report));
        else {
            const why = withoutRequestId(health.why);
            byCause.set(why, [...(byCause.get(why) ?? []), entry]);
        }
    }
    // Without a single test, nobody knows what was to be rotated.
    const isBlind = options.rotate === 'failing' &&
        [...report.health.values()].every(({ verdict }) => verdict === 'untested');
    for (const [why, [first, ...others]] of byCause) {
        if (first === undefined)
            continue;
        report.problems.push({
            code: 'connection-untested',
            ...(isBlind ? {} : { severity: 'warning' }),
            message: `the connection could not be tested${others.length === 0 ? '' : `, nor could ${others.length} more`}: ${why}`,
            fix: options.rotate === 'failing'
                ? 'give the keys of those that are to be rotated, or run again'
                : options.verify === 'all'
                    ? 'run again to have it tested'
                    : 'run again with `verify: all` to have it tested',
            entry: first.key,
            place: first.place,
        });
    }
}
function failing(entry, why, row, { minted, plan }) {
    const { source, key, place } = entry;
    // What was not sent to Adobe says nothing of what Adobe has.
    const token = isChanged(row) ? minted.get(key) : undefined;
    const said = token === undefined
        ? ''
        : `. ${source.title} itself gave this run an access token${verify_aboutToken(token)}, so that it knows client and refresh token`;
    // What is about to be mended is no failure yet.
    const change = plan?.changes.find((each) => each.entry.key === key);
    const isMended = row.outcome === '' && change !== undefined && 'sendsCredentials' in change && change.sendsCredentials;
    return {
        code: 'connection-failing',
        ...(isMended ? { severity: 'warning' } : {}),
        message: `the base connection does not work: ${why}${said}`,
        fix: isMended
            ? 'applying this plan sends its credentials again'
            : token === undefined
                ? `check the account at ${source.title}, put new values into the secrets if need be, and run with \`rotate: ${key}\``
                : 'compare data centre, `endpoint` and the scopes of the refresh token with that',
        entry: key,
        place,
    };
}
function verify_aboutToken({ apiDomain, scope }) {
    const parts = [
        ...(apiDomain === undefined ? [] : [`API domain ${apiDomain}`]),
        ...(scope === undefined ? [] : [`scope ${scope}`]),
    ];
    return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

;// CONCATENATED MODULE: ./build/src/stages/make-plan.js







/** Plans, and makes sure that the sources it needs are still on offer. */
async function makePlan(observed, flowService, scene) {
    const { options, report, redact } = scene;
    const rotate = await keysToRotate(observed, flowService, scene);
    const drafted = planChanges(report.entries, observed, intentOf(scene, rotate));
    const dependents = await findDependents(drafted, flowService);
    const plan = redactPlan(refuseInUse(drafted, dependents), redact);
    report.plan = plan;
    report.planHash = planHash(plan);
    const deletion = options.mode === 'plan' && !options.allowDelete ? deletionProblem(plan) : undefined;
    if (deletion !== undefined)
        report.problems.push({ ...deletion, severity: 'warning' });
    try {
        await checkSources(plan, flowService);
    }
    catch (error) {
        showPlan(scene);
        throw error;
    }
    return plan;
}
function intentOf({ options }, rotate) {
    const { sandbox, onDrift } = options;
    return { ...(sandbox === undefined ? {} : { only: sandbox }), onDrift, rotate };
}
/** Whether a connection fails is not in any listing: it takes a test of each. */
async function keysToRotate(observed, flowService, scene) {
    const { rotate } = scene.options;
    if (rotate !== 'failing' && rotate !== 'all')
        return new Set(rotate);
    const staying = inScope(scene).filter(({ ensure }) => ensure === 'present');
    if (rotate === 'all')
        return new Set(staying.map(({ key }) => key));
    const { changes } = planChanges(scene.report.entries, observed, intentOf(scene, new Set()));
    const tested = changes.flatMap((change) => change.kind === 'unchanged' || change.kind === 'drifted' || change.kind === 'update'
        ? [{ entry: change.entry, connection: change.connection }]
        : []);
    await testConnections(tested.flatMap(({ entry, connection }) => connection === undefined ? [] : [{ entry, id: connection.id }]), flowService, scene);
    const { health } = scene.report;
    return new Set([...health].filter(([, { verdict }]) => verdict === 'failing').map(([key]) => key));
}
async function findDependents(plan, flowService) {
    const deletions = plan.changes.filter((change) => change.kind === 'delete');
    const found = await Promise.all(deletions.map(async ({ entry, connection: { id } }) => {
        const dependents = await flowService.listDependents(entry.sandbox, id).catch((error) => {
            const [problem] = error instanceof src_problem/* ProblemError */.Mm ? error.problems : [];
            if (problem === undefined)
                throw error;
            return problem;
        });
        return [id, dependents];
    }));
    return new Map(found);
}
async function checkSources({ changes }, flowService) {
    const checked = new Set();
    for (const { kind, entry } of changes) {
        if (kind !== 'create' || checked.has(entry.source.name))
            continue;
        checked.add(entry.source.name);
        await flowService.checkSource(entry.sandbox, entry.source);
    }
}

;// CONCATENATED MODULE: ./build/src/stages/note-collisions.js

/**
 * Notes where the value of a secret stands in an id that the run hands out: it is hidden there, so that later steps
 * can't use it. What the file shows was compared before anything was sent; ids are known only now.
 */
function noteCollisions(secrets, { report, redact }) {
    for (const { key, id } of (0,run_report/* rowsOf */.RO)(report)) {
        if (redact(id) === id)
            continue;
        const [name] = [...secrets].find(([, secret]) => id.includes(secret.reveal())) ?? [];
        const place = report.entries.find((entry) => entry.key === key)?.place;
        report.problems.push({
            code: 'secret-visible',
            message: `the id of the base connection holds the value of ${name === undefined ? 'a secret' : `the secret \`${name}\``}, which hides it`,
            fix: 'replace the secret at its source by one that does not occur in other text, and run again',
            entry: key,
            ...(place === undefined ? {} : { place }),
        });
    }
}

;// CONCATENATED MODULE: ./build/src/stages/note-end.js
/** Notes why the run was broken off, if it was. What that broke off further is told here, and nowhere else. */
function noteEnd({ stop, report }) {
    const reason = stop.reason();
    if (reason === undefined)
        return;
    report.stopped = reason;
    const nothing = report.outcomes.size === 0 ? '; nothing was changed' : '';
    report.problems.push(reason === 'cancelled'
        ? {
            code: 'cancelled',
            message: `the run was cancelled${nothing}`,
            fix: 'run again: what exists is found',
        }
        : {
            code: 'out-of-time',
            message: `the run took longer than the input \`timeout\` allows${nothing}`,
            fix: 'run again: what exists is found; raise `timeout` when there is much to do',
        });
}

;// CONCATENATED MODULE: ./build/src/stages/note-states.js


/** What a state means for whoever wants to use the connection. */
const note_states_MEANINGS = new Map([
    [
        'disabled',
        {
            message: 'the base connection is disabled',
            fix: 'look at the account in Adobe Experience Platform: Flow Service offers no way to enable it from here',
        },
    ],
    [
        'initializing',
        {
            message: 'the base connection is not ready yet: its state is initializing',
            fix: 'use it when its state is enabled; a later run shows it',
        },
    ],
    [
        'draft',
        {
            message: 'the base connection is a draft, which was never published',
            fix: 'finish it in Adobe Experience Platform, or remove it there and run again to have it created',
        },
    ],
]);
/** Notes the connections that are in another state than `enabled`, once for each state. */
function noteStates({ report }) {
    const places = new Map(report.entries.map(({ key, place }) => [key, place]));
    const byState = new Map();
    for (const { key, state } of (0,run_report/* rowsOf */.RO)(report)) {
        if (state !== '' && state !== 'enabled')
            byState.set(state, [...(byState.get(state) ?? []), key]);
    }
    for (const [state, [first = '', ...others]] of byState) {
        const { message, fix } = note_states_MEANINGS.get(state) ?? {
            message: `the base connection is in the state \`${state}\`, and this version does not know what that means`,
            fix: 'look at it in Adobe Experience Platform',
        };
        const more = others.length === 0 ? '' : ` (so ${others.length === 1 ? 'is' : 'are'} ${(0,words/* listed */.KE)(others, 5)})`;
        const place = places.get(first);
        report.problems.push({
            code: 'connection-state',
            severity: 'warning',
            message: `${message}${more}`,
            fix,
            entry: first,
            ...(place === undefined ? {} : { place }),
        });
    }
}

// EXTERNAL MODULE: ./build/src/secrets/resolve-references.js
var resolve_references = __webpack_require__(1310);
// EXTERNAL MODULE: ./build/src/secrets/resolve-secrets.js
var resolve_secrets = __webpack_require__(9795);
// EXTERNAL MODULE: ./build/src/sources/sources.js + 2 modules
var sources = __webpack_require__(7636);
;// CONCATENATED MODULE: ./build/src/stages/resolve.js






/**
 * Masks every secret that the file refers to and resolves the references of the file, whose text is `text`. Throws a ProblemError
 * with what is wrong, such as a value that people are shown: masking it would blot it out wherever it stands.
 */
function resolve(text, scene) {
    const { options, sinks, report } = scene;
    const visible = [
        { what: `\`${options.config}\``, text },
        // Escapes and folded lines make another text of it.
        { what: `\`${options.config}\``, text: report.entries.map(shownOf).join('\n') },
        { what: 'the input `config`', text: options.config },
        { what: 'the input `adobe-org-id`', text: options.adobe?.orgId ?? '' },
        { what: 'the input `sandbox`', text: options.sandbox ?? '' },
        {
            what: 'the words of the comment',
            text: 'aep-base-connections config= sandbox= plan of hash= changes=',
        },
        { what: 'the words of the outputs', text: `${OUTPUT_WORDS} ${[...sources/* sources */.Tj.keys()].join(' ')}` },
    ];
    refuseVisibleInputs(scene, visible);
    return (0,resolve_secrets/* resolveSecrets */.M)({
        entries: report.entries,
        // What is to go needs no credentials, and they may be gone before it.
        needed: inScope(scene).filter(({ ensure }) => ensure === 'present'),
        input: options.secrets,
        required: options.mode === 'apply',
        visible,
        mask: sinks.mask,
    });
}
/** What is shown of an entry, as it is read. */
function shownOf({ key, name, description, sandbox, auth }) {
    const literals = Object.values(auth).map((value) => (value.kind === 'literal' ? value.value : ''));
    return [key, name, description ?? '', sandbox, ...literals].join('\n');
}
/** Masks the credentials that the run was given: the first thing it does, before anything can print. */
function maskInputs({ options, sinks }) {
    for (const [, secret] of secretInputs(options))
        sinks.mask(secret.reveal());
}
function refuseVisibleInputs({ options }, visible) {
    const problems = secretInputs(options).flatMap(([input, secret]) => {
        const where = (0,resolve_references/* findVisible */.yc)(secret.reveal(), visible);
        if (where === undefined)
            return [];
        return [
            {
                code: 'secret-visible',
                message: `the input \`${input}\` has a value that stands in clear in ${where}`,
                fix: 'take it out there, and replace it at its source if it was a real secret',
            },
        ];
    });
    if (problems.length > 0)
        throw new src_problem/* ProblemError */.Mm(problems);
}
function secretInputs({ adobe, githubToken }) {
    const credential = adobe?.credential;
    return [
        ...(credential?.kind === 'access-token' ? [['adobe-access-token', credential.token]] : []),
        ...(credential?.kind === 'client-secret' ? [['adobe-client-secret', credential.secret]] : []),
        ...(githubToken === undefined ? [] : [['github-token', githubToken]]),
    ];
}

// EXTERNAL MODULE: ./build/src/flow-service/connect.js + 8 modules
var connect = __webpack_require__(1680);
;// CONCATENATED MODULE: ./build/src/stages/sign-in.js

/** Signs in at Adobe: the first request of a run. Throws a ProblemError when Adobe gives no token. */
async function signIn({ options, world, sinks, stop, report, redact }) {
    const { adobe: account, ...rest } = options;
    if (account === undefined)
        throw new Error(`mode ${options.mode} without a credential`);
    report.begun = true;
    const { clock, random, fetch } = world;
    const { mask, debug, info } = sinks;
    const adobe = (0,connect/* connect */.N)({ ...rest, account, clock, random, fetch, stop, mask, debug, info, redact });
    await adobe.flowService.signIn();
    return adobe;
}

;// CONCATENATED MODULE: ./build/src/run.js















/**
 * Brings the base connections of a file into being, or says what it would take. Returns the exit code and does not
 * throw: outputs and summary are written in every case.
 */
async function run(options, world) {
    const scene = setScene(options, world);
    const { sinks, stop, report, pullRequests } = scene;
    let secrets = new Map();
    try {
        maskInputs(scene);
        const text = await loadConnections(scene);
        secrets = resolve(text, scene);
        sinks.info(readLine(report));
        if (options.mode !== 'validate') {
            const adobe = await signIn(scene);
            const observed = await observe(inScope(scene), adobe.flowService);
            const plan = await makePlan(observed, adobe.flowService, scene);
            if (options.mode === 'apply') {
                await checkApproval(plan, scene);
                await apply(plan, observed, secrets, adobe, scene);
            }
            else {
                showPlan(scene);
            }
            await verify(adobe.flowService, scene);
        }
    }
    catch (error) {
        // What the end of the run broke off is told once, below.
        report.problems.push(...(0,src_problem/* problemsIn */._n)(error).filter(({ code }) => code !== 'run-ended'));
    }
    noteStates(scene);
    noteCollisions(secrets, scene);
    noteEnd(scene);
    stop.dispose();
    return (world.publish ?? publish)(report, sinks, pullRequests?.keepComment);
}
/** Says why a run cannot even begin. Returns the exit code. */
async function refuse(refusal, worldSinks, tell = publish) {
    const { sinks, redact } = redacted(worldSinks);
    const { problems, ...known } = refusal;
    const report = beginReport({ ...known, mode: 'validate', warnings: problems, failOnChanges: false }, redact);
    return tell(report, sinks);
}

// EXTERNAL MODULE: ./node_modules/@clack/prompts/dist/index.mjs + 6 modules
var dist = __webpack_require__(6170);
;// CONCATENATED MODULE: ./build/src/cli/ask.js


/** Asks whether the plan that was just shown is to be applied; who goes away says no. */
async function askToApply(report, { input, error, cancel }) {
    const answer = await (0,dist/* confirm */.lJ)({
        message: `Apply this plan (${(0,words/* totals */.Sd)(report)})?`,
        initialValue: false,
        input,
        output: error,
        signal: cancel,
    });
    return !(0,dist/* isCancel */.FZ)(answer) && answer;
}

// EXTERNAL MODULE: ./build/src/cli/at-the-desk.js
var at_the_desk = __webpack_require__(603);
// EXTERNAL MODULE: ./build/src/cli/code-frame.js
var code_frame = __webpack_require__(8739);
// EXTERNAL MODULE: ./build/src/cli/desk.js
var cli_desk = __webpack_require__(3579);
// EXTERNAL MODULE: ./build/src/cli/paint.js
var cli_paint = __webpack_require__(9052);
;// CONCATENATED MODULE: ./build/src/cli/display.js



/** Returns the display of a run. `planOnOutput` says that the plan is what was asked for, and not only shown. */
function displayFor(desk, planOnOutput, isDebug) {
    const paint = (0,cli_paint/* paintFor */.e)(planOnOutput ? desk.output : desk.error);
    const moving = (0,cli_desk/* isInteractive */.b4)(desk) ? movingDisplay(desk) : plainDisplay(desk);
    const writeLine = planOnOutput ? cli_desk/* say */.cv : cli_desk/* tell */.qz;
    return {
        rest: moving.rest,
        sinks: {
            info: moving.info,
            plan: (lines) => {
                moving.rest();
                for (const line of lines)
                    writeLine(desk, painted(line, paint));
            },
            progress: moving.progress,
            debug: (line) => {
                if (isDebug)
                    (0,cli_desk/* tell */.qz)(desk, line);
            },
            // What is wrong is told at the end, with its lines of the file.
            annotate: () => { },
            setOutputs: () => { },
            writeSummary: async () => { },
            mask: () => { },
        },
    };
}
function plainDisplay(desk) {
    return {
        info: (line) => (0,cli_desk/* tell */.qz)(desk, line),
        progress: (done, total, line) => (0,cli_desk/* tell */.qz)(desk, `[${done}/${total}] ${line}`),
        rest: () => { },
    };
}
/** One line that moves: what is going on, and then how far it is. */
function movingDisplay(desk) {
    const output = desk.error;
    let waiting;
    let bar;
    const rest = () => {
        waiting?.clear();
        waiting = undefined;
        bar?.clear();
        bar = undefined;
    };
    return {
        info: (line) => {
            if (bar !== undefined)
                return bar.message(line);
            if (waiting === undefined) {
                waiting = (0,dist/* spinner */.u1)({ output, indicator: 'timer' });
                waiting.start(line);
            }
            else
                waiting.message(line);
        },
        progress: (done, total, line) => {
            if (bar === undefined) {
                rest();
                bar = (0,dist/* progress */.qB)({ output, max: total });
                bar.start(line);
            }
            bar.advance(1, `${done}/${total}  ${line}`);
        },
        rest,
    };
}
/** Colours a line of the plan by its sign. */
function painted(line, paint) {
    const sign = /^ {2}(\S) /.exec(line)?.[1];
    switch (sign) {
        case '+':
            return paint.good(line);
        case '~':
        case '≠':
            return paint.odd(line);
        case '-':
        case '!':
            return paint.bad(line);
        default:
            return sign === undefined ? line : paint.dim(line);
    }
}

// EXTERNAL MODULE: ./build/src/cli/exit-code.js
var exit_code = __webpack_require__(3250);
// EXTERNAL MODULE: ./build/src/cli/files.js + 1 modules
var files = __webpack_require__(6338);
// EXTERNAL MODULE: ./build/src/cli/json.js
var json = __webpack_require__(1260);
// EXTERNAL MODULE: ./build/src/cli/problem-text.js
var problem_text = __webpack_require__(2799);
// EXTERNAL MODULE: ./build/src/cli/read-secrets.js
var read_secrets = __webpack_require__(3114);
// EXTERNAL MODULE: ./build/src/cli/run-options.js + 5 modules
var run_options = __webpack_require__(5040);
;// CONCATENATED MODULE: ./build/src/cli/run-at-desk.js


















/** Plans or applies a connections file, as the action does, and tells of it at the desk. Returns the exit code. */
async function runAtDesk(mode, config, flags, desk) {
    const isJson = flags['json'] === true;
    const display = displayFor(desk, mode === 'plan' && !isJson, flags['debug'] === true);
    let frames;
    const publish = async (report) => {
        display.rest();
        const exitCode = (0,exit_code/* exitCodeOf */.F)(report, flags['exitCode'] === true);
        const paint = (0,cli_paint/* paintFor */.e)(desk.error);
        for (const problem of (0,run_report/* problemsOf */.GW)(report)) {
            for (const line of (0,problem_text/* compilerText */.R)(problem, frames, paint))
                (0,cli_desk/* tell */.qz)(desk, report.redact(line));
        }
        const sentence = `${(0,at_the_desk/* atTheDesk */.S)((0,words/* headline */.Pl)(report))}.`;
        (0,cli_desk/* tell */.qz)(desk, exitCode === exit_code/* EXIT */.d.done || exitCode === exit_code/* EXIT */.d.changes ? paint.good(sentence) : paint.bad(sentence));
        if (isJson)
            (0,cli_desk/* say */.cv)(desk, (0,json/* runJson */.MP)(mode, report, exitCode));
        return exitCode;
    };
    try {
        if (mode === 'apply' && flags['yes'] !== true && (isJson || !(0,cli_desk/* isInteractive */.b4)(desk))) {
            throw new src_problem/* ProblemError */.Mm({
                code: 'input-missing',
                message: 'there is nobody here to ask whether the plan is to be applied',
                fix: 'give `--yes`, after a look at the plan; `--expected-plan-hash` makes sure that it is that one',
            });
        }
        const { environment, input, cancel } = desk;
        await (0,proxy/* useProxy */.C)(environment);
        const sources = {
            ...pick(flags, 'secretsFile'),
            ...(flags['secretsFromEnv'] === true ? { secretsFromEnv: true } : {}),
        };
        const secrets = await (0,read_secrets/* readSecrets */.q)(sources, config, environment, input);
        const { adobeCredentials } = flags;
        const credentials = typeof adobeCredentials === 'string' ? await (0,files/* readText */.yR)(adobeCredentials, input) : undefined;
        const read = (0,run_options/* readRunOptions */.u)({
            mode,
            config,
            flags,
            environment,
            ...(credentials === undefined ? {} : { credentials }),
            ...(secrets === undefined ? {} : { secrets }),
        });
        if ('problems' in read)
            return await refuse(read, display.sinks, publish);
        return await run(read.options, {
            clock: desk.clock,
            random: desk.random,
            fetch: desk.fetch,
            cancel,
            readFile: async (path) => {
                const bytes = await (0,files/* readNamedFile */.wh)(path, connections_file/* LARGEST_FILE */.K + 1);
                frames = (0,code_frame/* codeFrames */.e)(new TextDecoder().decode(bytes));
                return bytes;
            },
            sinks: display.sinks,
            publish,
            ...(mode === 'apply' && flags['yes'] !== true
                ? {
                    approve: (report) => {
                        display.rest();
                        return askToApply(report, desk);
                    },
                }
                : {}),
        });
    }
    catch (error) {
        return refuse({ problems: (0,src_problem/* problemsIn */._n)(error), config }, display.sinks, publish);
    }
}
function pick(flags, name) {
    const value = flags[name];
    return typeof value === 'string' ? { secretsFile: value } : {};
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


/***/ })

};
