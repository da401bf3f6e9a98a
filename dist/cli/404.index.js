export const id = 404;
export const ids = [404];
export const modules = {

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

/***/ 3404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   exportConnections: () => (/* binding */ exportConnections)
/* harmony export */ });
/* unused harmony export fileFor */
/* harmony import */ var _config_connections_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4155);
/* harmony import */ var _flow_service_connect_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1680);
/* harmony import */ var _github_proxy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8569);
/* harmony import */ var _http_stop_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(940);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6762);
/* harmony import */ var _report_run_report_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7152);
/* harmony import */ var _secrets_redactor_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(2095);
/* harmony import */ var _sources_sources_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7636);
/* harmony import */ var _sources_zoho_data_centres_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8420);
/* harmony import */ var _connections_yaml_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8470);
/* harmony import */ var _desk_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(3579);
/* harmony import */ var _exit_code_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3250);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(6338);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(1260);
/* harmony import */ var _paint_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(9052);
/* harmony import */ var _problem_text_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(2799);
/* harmony import */ var _run_options_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(5040);

















/**
 * Writes the connections file for what exists in some sandboxes: each entry pinned by its id, secrets as references.
 * It writes no secret, even where the API shows one. Returns the exit code.
 */
async function exportConnections(sandboxes, output, flags, desk) {
    const paint = (0,_paint_js__WEBPACK_IMPORTED_MODULE_12__/* .paintFor */ .e)(desk.error);
    try {
        if (output !== undefined && (await (0,_files_js__WEBPACK_IMPORTED_MODULE_10__/* .exists */ .t2)(output))) {
            throw new _problem_js__WEBPACK_IMPORTED_MODULE_4__/* .ProblemError */ .Mm({
                code: 'file-exists',
                message: `\`${output}\` exists, and nothing is overwritten`,
                fix: 'name another file, or move that one away',
            });
        }
        const bySandbox = await listSandboxes(sandboxes, flags, desk);
        const { text, entries, secrets, problems } = fileFor(bySandbox);
        if (output !== undefined)
            await (0,_files_js__WEBPACK_IMPORTED_MODULE_10__/* .writeNewFile */ .S0)(output, text);
        for (const problem of problems)
            for (const line of (0,_problem_text_js__WEBPACK_IMPORTED_MODULE_14__/* .compilerText */ .R)(problem, undefined, paint))
                (0,_desk_js__WEBPACK_IMPORTED_MODULE_15__/* .tell */ .qz)(desk, line);
        if (flags['json'] === true) {
            const document = {
                schemaVersion: _json_js__WEBPACK_IMPORTED_MODULE_11__/* .JSON_VERSION */ .w7,
                command: 'export',
                file: output ?? '',
                connections: entries,
                secrets,
                problems: problems.map(_json_js__WEBPACK_IMPORTED_MODULE_11__/* .problemJson */ .ok),
                yaml: text,
            };
            (0,_desk_js__WEBPACK_IMPORTED_MODULE_15__/* .say */ .cv)(desk, JSON.stringify(document, undefined, 2));
        }
        else if (output === undefined)
            desk.output.write(text);
        (0,_desk_js__WEBPACK_IMPORTED_MODULE_15__/* .tell */ .qz)(desk, paint.good(`${entries} ${entries === 1 ? 'connection' : 'connections'} exported${output === undefined ? '' : ` to ${output}`}.`));
        tellSecrets(secrets, desk);
        return _exit_code_js__WEBPACK_IMPORTED_MODULE_9__/* .EXIT */ .d.done;
    }
    catch (error) {
        const problems = (0,_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .problemsIn */ ._n)(error);
        for (const problem of problems)
            for (const line of (0,_problem_text_js__WEBPACK_IMPORTED_MODULE_14__/* .compilerText */ .R)(problem, undefined, paint))
                (0,_desk_js__WEBPACK_IMPORTED_MODULE_15__/* .tell */ .qz)(desk, line);
        return problems.every(({ code }) => INVALID.has(code)) ? _exit_code_js__WEBPACK_IMPORTED_MODULE_9__/* .EXIT */ .d.invalid : _exit_code_js__WEBPACK_IMPORTED_MODULE_9__/* .EXIT */ .d.failed;
    }
}
/** What is wrong with how the command was called. */
const INVALID = new Set([
    'input-invalid',
    'input-missing',
    'file-exists',
    'file-missing',
    'file-unreadable',
    'secrets-format',
]);
async function listSandboxes(sandboxes, flags, desk) {
    const { adobeCredentials } = flags;
    const credentials = typeof adobeCredentials === 'string' ? await (0,_files_js__WEBPACK_IMPORTED_MODULE_10__/* .readText */ .yR)(adobeCredentials, desk.input) : undefined;
    const { environment, clock, random, fetch, cancel } = desk;
    await (0,_github_proxy_js__WEBPACK_IMPORTED_MODULE_2__/* .useProxy */ .C)(environment);
    const read = (0,_run_options_js__WEBPACK_IMPORTED_MODULE_13__/* .readRunOptions */ .u)({
        mode: 'plan',
        config: 'connections.yaml',
        flags,
        environment,
        ...(credentials === undefined ? {} : { credentials }),
    });
    if ('problems' in read)
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_4__/* .ProblemError */ .Mm(read.problems);
    const { adobe: account, ...options } = read.options;
    if (account === undefined)
        throw new Error('a plan without a credential');
    const { add: mask, redact } = (0,_secrets_redactor_js__WEBPACK_IMPORTED_MODULE_16__/* .createRedactor */ .l)();
    const { credential } = account;
    mask((credential.kind === 'access-token' ? credential.token : credential.secret).reveal());
    const stop = (0,_http_stop_js__WEBPACK_IMPORTED_MODULE_3__/* .createStop */ .n)(clock, options.timeout, cancel);
    try {
        const { flowService } = (0,_flow_service_connect_js__WEBPACK_IMPORTED_MODULE_1__/* .connect */ .N)({
            ...options,
            account,
            clock,
            random,
            fetch,
            stop,
            mask,
            redact,
            debug: (line) => {
                if (flags['debug'] === true)
                    (0,_desk_js__WEBPACK_IMPORTED_MODULE_15__/* .tell */ .qz)(desk, redact(line));
            },
            info: (line) => (0,_desk_js__WEBPACK_IMPORTED_MODULE_15__/* .tell */ .qz)(desk, line),
        });
        await flowService.signIn();
        const found = await Promise.all(sandboxes.map(async (sandbox) => [sandbox, await flowService.listConnections(sandbox, _sources_sources_js__WEBPACK_IMPORTED_MODULE_6__/* .defaultSource */ .Hu)]));
        return new Map(found);
    }
    finally {
        stop.dispose();
    }
}
/** Returns the file for what was listed. What it can't hold is left out, and told; the rest of it is valid. */
function fileFor(bySandbox) {
    const [only, ...others] = bySandbox.keys();
    const common = others.length === 0 ? only : undefined;
    const entries = [];
    const problems = [];
    const taken = new Set(['all', 'failing']);
    for (const [sandbox, connections] of bySandbox) {
        for (const connection of [...connections].sort((a, b) => a.name < b.name ? -1 : Number(a.name > b.name) || (a.id < b.id ? -1 : 1))) {
            const key = keyFor(connection.name, taken);
            const entry = entryFor(key, connection, sandbox === common ? undefined : sandbox);
            const wrong = whatIsWrong(entry, sandbox);
            if (wrong === undefined) {
                taken.add(key);
                entries.push(entry);
            }
            else {
                problems.push({
                    code: 'not-exported',
                    severity: 'warning',
                    message: `the base connection ${connection.id} of sandbox \`${sandbox}\` was left out: ${wrong}`,
                    fix: 'mend it in Adobe Experience Platform, or declare it by hand',
                });
            }
        }
    }
    if (entries.length === 0) {
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_4__/* .ProblemError */ .Mm([
            ...problems,
            {
                code: 'nothing-to-export',
                message: `there is no ${_sources_sources_js__WEBPACK_IMPORTED_MODULE_6__/* .defaultSource */ .Hu.title} connection to export in ${[...bySandbox.keys()].join(', ')}`,
                fix: 'check the name of the sandbox; `init` writes a first file',
            },
        ]);
    }
    const secrets = entries.flatMap(({ key, auth }) => Object.entries(auth).flatMap(([parameter, value]) => typeof value === 'string' ? [] : [{ name: value.secret, entry: key, parameter }]));
    return { text: (0,_connections_yaml_js__WEBPACK_IMPORTED_MODULE_8__/* .connectionsYaml */ .V)(common, entries), entries: entries.length, secrets, problems };
}
/** A key of the file is made of the name: what it can't hold becomes a hyphen. */
function keyFor(name, taken) {
    const plain = name
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^[^a-z]+|-+$/g, '')
        .slice(0, 56);
    const base = plain === '' ? 'connection' : plain;
    for (let number = 1;; number++) {
        const key = number === 1 ? base : `${base}-${number}`;
        if (!taken.has(key))
            return key;
    }
}
function entryFor(key, connection, sandbox) {
    const prefix = key.toUpperCase().replaceAll('-', '_');
    const { endpoint, accountsUrl, clientId } = connection.authParams;
    const location = locationOf(endpoint, accountsUrl);
    const { description, name, id } = connection;
    const isDescribed = description !== undefined && description !== '' && !holdsSecret(description, connection);
    return {
        key,
        id,
        name,
        ...(isDescribed ? { description } : {}),
        ...(sandbox === undefined ? {} : { sandbox }),
        auth: {
            ...location.auth,
            clientId: isClientId(clientId) ? clientId : { secret: `${prefix}_CLIENT_ID` },
            clientSecret: { secret: `${prefix}_CLIENT_SECRET` },
            refreshToken: { secret: `${prefix}_REFRESH_TOKEN` },
        },
        ...(location.comment === undefined ? {} : { comment: location.comment }),
    };
}
/** A data centre says it all when both URLs are its own; what Adobe does not show can't be known. */
function locationOf(endpoint, accountsUrl) {
    const normalised = (text, name) => text === undefined
        ? undefined
        : _sources_sources_js__WEBPACK_IMPORTED_MODULE_6__/* .defaultSource */ .Hu.parameters.find((each) => each.name === name)?.normalise(text);
    const shown = {
        endpoint: normalised(endpoint, 'endpoint'),
        accountsUrl: normalised(accountsUrl, 'accountsUrl'),
    };
    const centre = _sources_zoho_data_centres_js__WEBPACK_IMPORTED_MODULE_7__/* .dataCentres */ .J.find(({ accountsHost, endpointHosts }) => shown.accountsUrl === `https://${accountsHost}` ||
        endpointHosts.some((host) => shown.endpoint === `https://${host}` || shown.endpoint?.startsWith(`https://${host}/`)));
    if (centre === undefined && (shown.endpoint === undefined || shown.accountsUrl === undefined)) {
        return { auth: { dataCenter: 'us' }, comment: 'Adobe does not show the data centre: correct it.' };
    }
    const isOwn = centre !== undefined && [undefined, `https://${centre.endpointHosts[0]}`].includes(shown.endpoint);
    return {
        auth: {
            ...(centre === undefined ? {} : { dataCenter: centre.code }),
            ...(isOwn || endpoint === undefined || shown.endpoint === undefined ? {} : { endpoint }),
            ...(centre !== undefined || accountsUrl === undefined ? {} : { accountsUrl }),
        },
    };
}
function isClientId(text) {
    const parameter = _sources_sources_js__WEBPACK_IMPORTED_MODULE_6__/* .defaultSource */ .Hu.parameters.find(({ name }) => name === 'clientId');
    return text !== undefined && parameter?.normalise(text) !== undefined;
}
/** People put a secret where it is shown, too. */
function holdsSecret(text, { authParams }) {
    return _sources_sources_js__WEBPACK_IMPORTED_MODULE_6__/* .defaultSource */ .Hu.parameters.some(({ name, secret }) => {
        const value = authParams[name];
        return secret && value !== undefined && value.length >= 8 && text.includes(value);
    });
}
/** Whether the program itself takes an entry as it would be written; why not, if not. */
function whatIsWrong(entry, sandbox) {
    const text = (0,_connections_yaml_js__WEBPACK_IMPORTED_MODULE_8__/* .connectionsYaml */ .V)(sandbox, [entry]);
    const { problems } = (0,_config_connections_file_js__WEBPACK_IMPORTED_MODULE_0__/* .readConnectionsFile */ .r)(new TextEncoder().encode(text), 'connections.yaml');
    return problems.find(_report_run_report_js__WEBPACK_IMPORTED_MODULE_5__/* .isError */ .bJ)?.message;
}
function tellSecrets(secrets, desk) {
    const { strong } = (0,_paint_js__WEBPACK_IMPORTED_MODULE_12__/* .paintFor */ .e)(desk.error);
    (0,_desk_js__WEBPACK_IMPORTED_MODULE_15__/* .tell */ .qz)(desk, strong('Secrets to add, for rotations and new connections:'));
    for (const { name, entry, parameter } of secrets)
        (0,_desk_js__WEBPACK_IMPORTED_MODULE_15__/* .tell */ .qz)(desk, `  ${name}  (${parameter} of ${entry})`);
}


/***/ })

};
