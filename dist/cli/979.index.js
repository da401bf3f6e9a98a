export const id = 979;
export const ids = [979];
export const modules = {

/***/ 6214:
/***/ ((__unused_webpack_module, exports) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
// https://mathiasbynens.be/notes/javascript-encoding
// https://github.com/bestiejs/punycode.js - punycode.ucs2.decode
function ucs2length(str) {
    const len = str.length;
    let length = 0;
    let pos = 0;
    let value;
    while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 0xd800 && value <= 0xdbff && pos < len) {
            // high surrogate, and there is a next character
            value = str.charCodeAt(pos);
            if ((value & 0xfc00) === 0xdc00)
                pos++; // low surrogate
        }
    }
    return length;
}
exports["default"] = ucs2length;
ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
//# sourceMappingURL=ucs2length.js.map

/***/ }),

/***/ 8470:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ connectionsYaml)
/* harmony export */ });
/* unused harmony export SCHEMA_PATH */
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);

/** Where an editor finds the schema, from the folder of the file. */
const SCHEMA_PATH = '.github/actions/aep-base-connections/schema/connections.schema.json';
/** Returns the text of a connections file: `sandbox` is for the entries that name none. */
function connectionsYaml(sandbox, entries) {
    const connections = Object.fromEntries(entries.map(({ key, comment, ...entry }) => [key, entry]));
    const document = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Document */ .yo({ version: 1, ...(sandbox === undefined ? {} : { sandbox }), connections });
    const written = document.get('connections');
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(written))
        for (const { key, comment, auth } of entries)
            decorate(written, key, comment, auth);
    const modeline = `# yaml-language-server: $schema=${SCHEMA_PATH}\n`;
    return modeline + document.toString({ lineWidth: 0, flowCollectionPadding: true });
}
/** References stand on the line of their key, as people write them. */
function decorate(connections, key, comment, auth) {
    const pair = connections.items.find((item) => String(item.key) === key);
    if (comment !== undefined && pair?.key !== undefined && typeof pair.key === 'object' && pair.key !== null) {
        pair.key.commentBefore = comment
            .split('\n')
            .map((line) => ` ${line}`)
            .join('\n');
    }
    for (const [name, value] of Object.entries(auth)) {
        const node = typeof value === 'string' ? undefined : connections.getIn([key, 'auth', name]);
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
            node.flow = true;
    }
}


/***/ }),

/***/ 1724:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   init: () => (/* binding */ init)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _clack_prompts__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6170);
/* harmony import */ var _config_connections_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4155);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6762);
/* harmony import */ var _report_run_report_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7152);
/* harmony import */ var _sources_zoho_data_centres_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8420);
/* harmony import */ var _connections_yaml_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8470);
/* harmony import */ var _desk_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(3579);
/* harmony import */ var _exit_code_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3250);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6338);
/* harmony import */ var _paint_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(9052);
/* harmony import */ var _problem_text_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(2799);













const WORKFLOW = '.github/workflows/connections.yml';
const ACTION = '.github/actions/aep-base-connections';
/** What of this package a workflow needs. */
const PARTS = ['action.yml', 'dist', 'schema/connections.schema.json', 'LICENSE'];
/** The names that the example workflow hands in. */
const SECRETS = {
    clientSecret: { secret: 'ZOHO_CLIENT_SECRET' },
    refreshToken: { secret: 'ZOHO_REFRESH_TOKEN' },
};
/** Writes a first connections file and a workflow, and puts the action beside them. It overwrites nothing. Returns the exit code. */
async function init(flags, desk) {
    const paint = (0,_paint_js__WEBPACK_IMPORTED_MODULE_10__/* .paintFor */ .e)(desk.error);
    try {
        for (const path of [flags.config, WORKFLOW]) {
            if (await (0,_files_js__WEBPACK_IMPORTED_MODULE_9__/* .exists */ .t2)(path))
                throw new _problem_js__WEBPACK_IMPORTED_MODULE_4__/* .ProblemError */ .Mm(isThere(path));
        }
        const answers = (0,_desk_js__WEBPACK_IMPORTED_MODULE_11__/* .isInteractive */ .b4)(desk) ? await ask(flags, desk) : fromFlags(flags);
        if (answers === undefined)
            return _exit_code_js__WEBPACK_IMPORTED_MODULE_8__/* .EXIT */ .d.cancelled;
        const connections = connectionsText(answers);
        check(connections, flags.config);
        const workflow = await workflowText(flags.config, desk.home);
        await (0,_files_js__WEBPACK_IMPORTED_MODULE_9__/* .writeNewFile */ .S0)(flags.config, connections);
        await (0,_files_js__WEBPACK_IMPORTED_MODULE_9__/* .writeNewFile */ .S0)(WORKFLOW, workflow);
        const written = [flags.config, WORKFLOW];
        if (flags.action && !(await (0,_files_js__WEBPACK_IMPORTED_MODULE_9__/* .exists */ .t2)(ACTION))) {
            for (const part of PARTS)
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.cp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(desk.home, part), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(ACTION, part), { recursive: true });
            written.push(`${ACTION}/`);
        }
        for (const path of written)
            (0,_desk_js__WEBPACK_IMPORTED_MODULE_11__/* .tell */ .qz)(desk, paint.good(`wrote ${path}`));
        for (const line of nextSteps(answers))
            (0,_desk_js__WEBPACK_IMPORTED_MODULE_11__/* .tell */ .qz)(desk, line);
        return _exit_code_js__WEBPACK_IMPORTED_MODULE_8__/* .EXIT */ .d.done;
    }
    catch (error) {
        for (const problem of (0,_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .problemsIn */ ._n)(error)) {
            for (const line of (0,_problem_text_js__WEBPACK_IMPORTED_MODULE_12__/* .compilerText */ .R)(problem, undefined, paint))
                (0,_desk_js__WEBPACK_IMPORTED_MODULE_11__/* .tell */ .qz)(desk, line);
        }
        return error instanceof _problem_js__WEBPACK_IMPORTED_MODULE_4__/* .ProblemError */ .Mm ? _exit_code_js__WEBPACK_IMPORTED_MODULE_8__/* .EXIT */ .d.invalid : _exit_code_js__WEBPACK_IMPORTED_MODULE_8__/* .EXIT */ .d.failed;
    }
}
function isThere(path) {
    return {
        code: 'file-exists',
        message: `\`${path}\` exists, and nothing is overwritten`,
        fix: 'move it away first, or go on with what is there',
    };
}
function connectionsText({ key, name, sandbox, dataCenter, clientId }) {
    const entry = { key, name, auth: { dataCenter, clientId, ...SECRETS } };
    return (0,_connections_yaml_js__WEBPACK_IMPORTED_MODULE_7__/* .connectionsYaml */ .V)(sandbox, [entry]);
}
/** What was answered is held against the same rules as any file. */
function check(text, path) {
    const { problems } = (0,_config_connections_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readConnectionsFile */ .r)(new TextEncoder().encode(text), path);
    // The lines are those of a file that is not there yet.
    const errors = problems.filter(_report_run_report_js__WEBPACK_IMPORTED_MODULE_5__/* .isError */ .bJ).map(({ place, ...problem }) => problem);
    if (errors.length > 0)
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_4__/* .ProblemError */ .Mm(errors);
}
async function workflowText(config, home) {
    const example = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, 'examples/workflows/connections.yml'), 'utf8');
    if (config === 'connections.yaml')
        return example;
    return example
        .replaceAll('paths: [connections.yaml]', `paths: [${JSON.stringify(config)}]`)
        .replaceAll(/( +)(- uses: \.\/\.github\/actions\/aep-base-connections\n[\s\S]*?with:\n)/g, `$1$2$1    config: ${JSON.stringify(config)}\n`);
}
const DEFAULTS = { key: 'zoho', name: 'Zoho CRM', sandbox: '', dataCenter: '', clientId: '' };
function fromFlags(flags) {
    const answers = { ...DEFAULTS, ...flags };
    const missing = [
        ['sandbox', '--sandbox'],
        ['dataCenter', '--data-center'],
        ['clientId', '--client-id'],
    ].filter(([field]) => answers[field] === '');
    if (missing.length > 0) {
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_4__/* .ProblemError */ .Mm({
            code: 'input-missing',
            message: `there is nobody here to ask, and no ${missing.map(([, flag]) => `\`${flag}\``).join(', ')}`,
            fix: 'give these flags, or run it in a terminal',
        });
    }
    return answers;
}
async function ask(flags, { input, error: output, cancel: signal }) {
    const common = { input, output, signal };
    const questions = [
        [
            'dataCenter',
            () => (0,_clack_prompts__WEBPACK_IMPORTED_MODULE_2__/* .select */ .Lt)({
                ...common,
                message: 'In which data centre of Zoho does the account live?',
                options: _sources_zoho_data_centres_js__WEBPACK_IMPORTED_MODULE_6__/* .dataCentres */ .J.map(({ code, accountsHost }) => ({
                    value: code,
                    label: code,
                    hint: accountsHost,
                })),
            }),
        ],
        [
            'sandbox',
            () => (0,_clack_prompts__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)({
                ...common,
                message: 'Which sandbox of Adobe Experience Platform?',
                placeholder: 'dev',
                defaultValue: 'dev',
            }),
        ],
        [
            'name',
            () => (0,_clack_prompts__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)({
                ...common,
                message: 'What is the connection to be called there?',
                placeholder: DEFAULTS.name,
                defaultValue: DEFAULTS.name,
            }),
        ],
        [
            'key',
            () => (0,_clack_prompts__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)({
                ...common,
                message: 'By what key are workflow steps to look up its id?',
                placeholder: DEFAULTS.key,
                defaultValue: DEFAULTS.key,
            }),
        ],
        [
            'clientId',
            () => (0,_clack_prompts__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)({
                ...common,
                message: "The client id from Zoho's API console (it is no secret):",
                placeholder: '1000.…',
            }),
        ],
    ];
    let answers = { ...DEFAULTS };
    for (const [field, question] of questions) {
        const given = flags[field];
        const answer = given ?? (await question());
        if (typeof answer !== 'string' || (0,_clack_prompts__WEBPACK_IMPORTED_MODULE_2__/* .isCancel */ .FZ)(answer)) {
            (0,_clack_prompts__WEBPACK_IMPORTED_MODULE_2__/* .cancel */ .ZT)('Nothing was written.', { output });
            return undefined;
        }
        answers = { ...answers, [field]: answer.trim() };
    }
    _clack_prompts__WEBPACK_IMPORTED_MODULE_2__/* .log */ .Rm.message('', { output });
    return answers;
}
function nextSteps({ key }) {
    return [
        '',
        'Next:',
        '  1. In the settings of the repository, add the secrets ADOBE_CLIENT_SECRET, ZOHO_CLIENT_SECRET and ZOHO_REFRESH_TOKEN,',
        '     and the variables ADOBE_CLIENT_ID and ADOBE_ORG_ID.',
        '  2. Commit what was written (`git add --force .github/actions/aep-base-connections`, where `dist/` is ignored).',
        `  3. Open a pull request: it shows the plan. The merge creates \`${key}\`.`,
    ];
}


/***/ })

};
