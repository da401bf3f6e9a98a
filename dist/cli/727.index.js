export const id = 727;
export const ids = [727];
export const modules = {

/***/ 727:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  demo: () => (/* binding */ demo)
});

// EXTERNAL MODULE: ./build/src/emulator/emulator.js + 24 modules
var emulator_emulator = __webpack_require__(2327);
// EXTERNAL MODULE: ./build/src/emulator/serve.js
var serve = __webpack_require__(7238);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/src/cli/built-action.js




/** Runs the built action as GitHub's runner does, in a process of its own, and returns what it left behind. */
async function runBuiltAction(invocation) {
    const { repository, workspace, inputs, environment = {}, started } = invocation;
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'aep-base-connections-'));
    try {
        const outputFile = (0,external_node_path_.join)(folder, 'output');
        const summaryFile = (0,external_node_path_.join)(folder, 'summary');
        await Promise.all([(0,promises_.writeFile)(outputFile, ''), (0,promises_.writeFile)(summaryFile, '')]);
        const variables = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
        const child = (0,external_node_child_process_.spawn)(process.execPath, [(0,external_node_path_.join)(repository, 'dist/index.js')], {
            env: {
                PATH: process.env['PATH'],
                GITHUB_WORKSPACE: workspace,
                GITHUB_OUTPUT: outputFile,
                GITHUB_STEP_SUMMARY: summaryFile,
                ...environment,
                ...Object.fromEntries(variables),
            },
            stdio: ['ignore', 'pipe', 'pipe'],
        });
        started?.((signal) => child.kill(signal));
        let log = '';
        const collect = (chunk) => {
            log += chunk;
        };
        child.stdout.setEncoding('utf8').on('data', collect);
        child.stderr.setEncoding('utf8').on('data', collect);
        const exitCode = await new Promise((done, failed) => {
            child.on('error', failed).on('close', done);
        });
        const written = await (0,promises_.readFile)(outputFile, 'utf8');
        const summary = await (0,promises_.readFile)(summaryFile, 'utf8');
        return { exitCode, log, summary, outputs: parseOutputs(written), outputFile: written };
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
/** Reads a file of step outputs: `name<<delimiter`, the value, the delimiter. */
function parseOutputs(text) {
    const outputs = text.matchAll(/^(.+?)<<(.+)\n([\s\S]*?)\n\2$/gm);
    return new Map([...outputs].map(([, name = '', , value = '']) => [name, value]));
}
/** Returns a log without the commands that mask: the runner takes them out, and nobody gets to see them. */
function withoutMasks(log) {
    return log.replaceAll(/^::add-mask::.*\n/gm, '');
}
/** Returns a log as people see it unless they ask for debug messages. */
function asShown(log) {
    return withoutMasks(log).replaceAll(/^::debug::.*\n/gm, '');
}

// EXTERNAL MODULE: ./build/src/cli/exit-code.js
var exit_code = __webpack_require__(3250);
;// CONCATENATED MODULE: ./build/src/cli/demo.js




/** Long enough to be masked, and nobody's. */
const SECRETS = {
    ZOHO_EU_CLIENT_SECRET: 'demo-eu-client-secret',
    ZOHO_EU_REFRESH_TOKEN: '1000.demo-eu-refresh-token',
    ZOHO_US_CLIENT_ID: '1000.DEMOUSCLIENT',
    ZOHO_US_CLIENT_SECRET: 'demo-us-client-secret',
    ZOHO_US_REFRESH_TOKEN: '1000.demo-us-refresh-token',
    ZOHO_IN_CLIENT_SECRET: 'demo-in-client-secret',
    ZOHO_IN_REFRESH_TOKEN: '1000.demo-in-refresh-token',
};
/**
 * Shows the action at work without an Adobe organization: runs the built action twice, as GitHub's runner would, on an
 * example and against an emulator on this machine. Returns a code other than 0 when anything is not as it should be.
 */
async function demo({ output, home: repository }) {
    const faults = [];
    const expectThat = (isTrue, what) => {
        if (isTrue)
            return;
        output.write(`NOT AS IT SHOULD BE: ${what}\n`);
        faults.push(what);
    };
    const show = (title, run) => {
        const outputs = [...run.outputs].map(([name, value]) => `${name} = ${value}`).join('\n');
        output.write(`\n=== ${title} ===\n\n--- log ---\n${asShown(run.log)}\n--- outputs ---\n${outputs}\n\n--- job summary ---\n${run.summary}\n`);
    };
    const emulator = (0,emulator_emulator/* createEmulator */.I)();
    emulator.seed({
        sandbox: 'dev',
        name: 'Zoho CRM US',
        auth: { params: { endpoint: 'https://www.zohoapis.com', accountsUrl: 'https://accounts.zoho.com' } },
    });
    const served = await (0,serve/* serveEmulator */.$)(emulator);
    try {
        output.write('The built action on examples/connections.yaml, against an emulator of Adobe and Zoho on this machine.\n' +
            'Five connections are declared, in two sandboxes; one of them exists already.\n');
        const inputs = {
            config: 'examples/connections.yaml',
            mode: 'apply',
            secrets: Object.entries(SECRETS)
                .map(([name, value]) => `${name}=${value}\n`)
                .join(''),
            'adobe-client-id': emulator_emulator/* DEMO_ADOBE_CLIENT */.q.clientId,
            'adobe-client-secret': emulator_emulator/* DEMO_ADOBE_CLIENT */.q.clientSecret,
            'adobe-org-id': emulator_emulator/* DEMO_ADOBE_CLIENT */.q.orgId,
            'platform-url': served.url,
            'ims-url': served.url,
            'zoho-accounts-url': served.url,
        };
        const creations = () => emulator.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/connections'));
        const first = await runBuiltAction({ repository, workspace: repository, inputs });
        show('First run', first);
        expectThat(first.exitCode === 0, `the first run ended with ${first.exitCode}`);
        expectThat(first.outputs.get('created') === '4', 'the first run was to create four connections');
        expectThat(creations().length === 4, `the first run sent ${creations().length} creations`);
        const second = await runBuiltAction({ repository, workspace: repository, inputs });
        show('Second run: nothing left to do', second);
        expectThat(second.exitCode === 0, `the second run ended with ${second.exitCode}`);
        expectThat(second.outputs.get('result') === 'in-sync', 'the second run was to find nothing to do');
        expectThat(creations().length === 4, 'the second run was to create nothing');
        expectThat(first.outputs.get('ids') === second.outputs.get('ids'), 'both runs were to give the same ids');
        const printed = [first, second].map(({ log, summary, outputs }) => [withoutMasks(log), summary, ...outputs.values()].join('\n'));
        const hidden = [...Object.values(SECRETS), emulator_emulator/* DEMO_ADOBE_CLIENT */.q.clientSecret, ...emulator.mintedTokens];
        expectThat(!hidden.some((secret) => printed.some((text) => text.includes(secret))), 'a secret was printed');
        output.write(faults.length > 0
            ? '\nThe demo found something wrong.\n'
            : '\nAs it should be: four created, one found; the second run created nothing, and no secret was printed.\n');
    }
    finally {
        await served.close();
    }
    return faults.length > 0 ? exit_code/* EXIT */.d.failed : exit_code/* EXIT */.d.done;
}


/***/ })

};
