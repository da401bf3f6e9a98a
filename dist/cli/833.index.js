export const id = 833;
export const ids = [833];
export const modules = {

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

/***/ 5040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ readRunOptions)
});

// UNUSED EXPORTS: ADOBE_VARIABLES

// EXTERNAL MODULE: ./build/src/emulator/demo-client.js
var demo_client = __webpack_require__(8212);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/src/nearest.js
var nearest = __webpack_require__(7707);
// EXTERNAL MODULE: ./build/src/secrets/secret.js
var secrets_secret = __webpack_require__(6999);
;// CONCATENATED MODULE: ./build/src/github/mode.js
/**
 * Decides what a run does. `auto` applies on a push to the default branch, validates where the code is a stranger's
 * or not what will be merged, and plans everywhere else. What was said outright is obeyed, or refused with the reason.
 */
function chooseMode(asked, event, hasCredentials) {
    if (asked === 'validate')
        return { mode: 'validate' };
    if (event.name === 'pull_request_target') {
        if (asked !== 'auto') {
            return refused(`mode \`${asked}\` is refused on \`pull_request_target\`: what is checked out there is not what will be merged, or is a stranger's`);
        }
        return validateOnly('on `pull_request_target` the checkout is not what will be merged');
    }
    if (event.name === 'issue_comment' && event.fromFork) {
        const why = 'a comment on a pull request does not tell whose code is checked out';
        if (asked === 'apply')
            return refused(`mode \`apply\` is refused there: ${why}`);
        return asked === 'auto' ? validateOnly(why) : { mode: asked };
    }
    if (event.fromFork) {
        if (asked === 'apply') {
            return refused('mode `apply` is refused for code from another repository: it was not reviewed here');
        }
        if (asked === 'auto' || (!hasCredentials && event.name.startsWith('pull_request'))) {
            const why = hasCredentials ? 'was not reviewed here' : 'gets no credentials';
            return validateOnly(`the code comes from another repository, and ${why}`);
        }
    }
    if (asked !== 'apply' && event.byDependabot && WITHHELD.has(event.name) && !hasCredentials) {
        return validateOnly('Dependabot set this run off, which gets no credentials');
    }
    if (asked !== 'auto')
        return { mode: asked };
    return event.name === 'push' && event.onDefaultBranch
        ? { mode: 'apply', reason: 'auto: a push to the default branch' }
        : { mode: 'plan', reason: 'auto: no push to the default branch, so nothing is changed' };
}
/**
 * Where GitHub gives runs that Dependabot set off no secrets.
 * @see https://docs.github.com/en/code-security/dependabot/troubleshooting-dependabot/troubleshooting-dependabot-on-github-actions
 */
const WITHHELD = new Set([
    'pull_request',
    'pull_request_review',
    'pull_request_review_comment',
    'push',
    'create',
    'deployment',
    'deployment_status',
]);
function validateOnly(why) {
    return { mode: 'validate', notice: `The file was validated, but not compared with Adobe: ${why}.` };
}
function refused(message) {
    return {
        problem: {
            code: 'mode-refused',
            message,
            fix: 'use mode `auto` or `validate` there, and `apply` on a push to a branch of this repository',
        },
    };
}

;// CONCATENATED MODULE: ./build/src/github/parse-input.js
const anyText = (value) => ({ value });
/** A path; whether it stays inside the workspace is seen when it is opened. */
const path = (value) => /[\p{Cc}]/u.test(value) ? { message: 'has a control character in it' } : { value };
/** The runner's own words for true and false, and no others. */
const truth = (text) => {
    if (['true', 'True', 'TRUE'].includes(text))
        return { value: true };
    if (['false', 'False', 'FALSE'].includes(text))
        return { value: false };
    return { message: 'is neither true nor false', fix: 'write true or false' };
};
function oneOf(choices) {
    return (text) => {
        const value = choices.find((choice) => choice === text);
        return value === undefined
            ? { message: 'has a value that it does not know', fix: `use one of: ${choices.join(', ')}` }
            : { value };
    };
}
function wholeNumber(least, most) {
    return (text) => {
        const value = Number(text);
        return /^\d{1,9}$/.test(text) && value >= least && value <= most
            ? { value }
            : { message: `is not a whole number from ${least} to ${most}` };
    };
}
/** Seconds, with decimals; the value is in milliseconds. */
function seconds(least, most) {
    return (text) => {
        const value = Number(text);
        return /^\d{1,9}(?:\.\d{1,3})?$/.test(text) && value >= least && value <= most
            ? { value: Math.round(value * 1000) }
            : { message: `is not a number of seconds from ${least} to ${most}`, fix: 'write it as in 75 or 0.5' };
    };
}
const sandboxName = (value) => /^[a-z][a-z0-9-]{0,255}$/.test(value)
    ? { value }
    : {
        message: 'is not the name of a sandbox',
        fix: 'use the name (not the title): lower-case letters, digits and hyphens, starting with a letter',
    };
/** Text that goes into a header as it is. */
const headerText = (value) => /^[\x21-\x7e]{1,256}$/.test(value) ? { value } : { message: 'has a character in it that it cannot have' };
const secret = (value) => {
    if (/\$\{\{|^<.*>$/.test(value))
        return { message: 'holds a placeholder, not a value' };
    if (/^bearer\s/i.test(value))
        return { message: 'begins with "Bearer"', fix: 'give the bare token' };
    if (!/^[\x21-\x7e]+$/.test(value))
        return { message: 'has white space or another odd character in it' };
    return value.length < 8 ? { message: 'is too short to be real' } : { value };
};
const parse_input_orgId = (value) => /^[A-Za-z0-9]{1,64}@AdobeOrg$/.test(value)
    ? { value }
    : { message: 'is not an organization id', fix: 'it looks like 0123456789ABCDEF01234567@AdobeOrg' };
const parse_input_scopes = (text) => {
    const names = text.split(/[\s,]+/).filter((name) => name !== '');
    return names.every((name) => /^[A-Za-z0-9._:-]{1,100}$/.test(name)) && names.length > 0
        ? { value: names.join(',') }
        : { message: 'is not a list of scopes', fix: 'separate the scopes by commas' };
};
const planHash = (value) => /^[0-9a-f]{64}$/.test(value)
    ? { value }
    : { message: 'is not the hash of a plan', fix: 'copy the 64 characters of the output `plan-hash`' };
/** https at `domain` or a host below it, or plain http on this machine. The value has no slash at its end. */
function hostOf(domain) {
    const refusal = {
        message: `is not an https URL of ${domain}`,
        fix: 'credentials are sent there, so no other host is taken (but http on a loopback address, for the emulator)',
    };
    return (text) => {
        const url = plainOrigin(text);
        if (url === undefined)
            return refusal;
        const isOurs = url.hostname === domain || url.hostname.endsWith(`.${domain}`);
        return (url.protocol === 'https:' && url.port === '' && isOurs) || isLoopback(url)
            ? { value: url.origin }
            : refusal;
    };
}
const loopback = (text) => {
    const url = plainOrigin(text);
    return url !== undefined && isLoopback(url)
        ? { value: url.origin }
        : {
            message: 'is not an http URL of a loopback address',
            fix: 'it is for an emulator on this machine only',
        };
};
/** Returns the URL when it is nothing but scheme, host and port, written plainly. */
function plainOrigin(text) {
    if (!/^https?:\/\/[A-Za-z0-9.:[\]-]+\/?$/.test(text) || !URL.canParse(text))
        return undefined;
    const url = new URL(text);
    return url.hostname.endsWith('.') ? undefined : url;
}
function isLoopback(url) {
    return url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
}
/** Keys of entries, or one of the two words that stand for some of them. */
const rotated = (text) => {
    const keys = [...new Set(text.split(/[\s,]+/).filter((key) => key !== ''))];
    const [first] = keys;
    if (keys.length === 1 && (first === 'all' || first === 'failing'))
        return { value: first };
    if (keys.some((key) => key === 'all' || key === 'failing')) {
        return {
            message: 'names keys together with `all` or `failing`',
            fix: 'give either one of these words or keys',
        };
    }
    return keys.length > 0 && keys.every((key) => /^[a-z][a-z0-9_-]{0,63}$/.test(key))
        ? { value: keys }
        : {
            message: 'is not a list of keys',
            fix: 'separate the keys of the file by commas, or write `all` or `failing`',
        };
};

;// CONCATENATED MODULE: ./build/src/github/repository.js

const NAME = /^(?<owner>[\w.-]+)\/(?<name>[\w.-]+)$/;
/**
 * Reads the runner's variables; `undefined` when they do not name a repository, as on a desk.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
function readRepository(environment) {
    const { owner, name } = NAME.exec(environment['GITHUB_REPOSITORY'] ?? '')?.groups ?? {};
    const commit = environment['GITHUB_SHA'] ?? '';
    const apiUrl = baseUrl(environment['GITHUB_API_URL'], 'https://api.github.com');
    const serverUrl = baseUrl(environment['GITHUB_SERVER_URL'], 'https://github.com');
    const run = environment['GITHUB_RUN_ID'] ?? '';
    if (owner === undefined || name === undefined || apiUrl === undefined || serverUrl === undefined) {
        return undefined;
    }
    const runUrl = `${serverUrl}/${owner}/${name}/actions${/^\d+$/.test(run) ? `/runs/${run}` : ''}`;
    const branch = /^refs\/heads\/(?<branch>.+)$/.exec(environment['GITHUB_REF'] ?? '')?.groups?.['branch'];
    return { owner, name, commit, ...(branch === undefined ? {} : { branch }), apiUrl, runUrl };
}
function baseUrl(text, standard) {
    const given = text === undefined || text === '' ? standard : text;
    return /^https?:\/\/[\w.:[\]-]+(?:\/[\w./-]*)?$/.test(given) ? given.replace(/\/+$/, '') : undefined;
}
/**
 * Returns where GitHub shows what there is to say of the codes of problems: in the repository of the action, or, when it is a
 * copy in the folder `action` of the repository that uses it, there. `undefined` where neither can be told.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
function docsUrlOf(environment, action) {
    const serverUrl = baseUrl(environment['GITHUB_SERVER_URL'], 'https://github.com');
    const [own, ref] = [environment['GITHUB_ACTION_REPOSITORY'], environment['GITHUB_ACTION_REF']];
    const [user, commit] = [environment['GITHUB_REPOSITORY'], environment['GITHUB_SHA']];
    const workspace = environment['GITHUB_WORKSPACE'];
    if (serverUrl === undefined)
        return undefined;
    if (isPlain(own) && isPlain(ref))
        return `${serverUrl}/${own}/blob/${ref}/${DOCS}`;
    if (!isPlain(user) || !isPlain(commit) || workspace === undefined || workspace === '')
        return undefined;
    const way = relative(workspace, action).replaceAll(sep, '/');
    if (way.startsWith('..') || isAbsolute(way))
        return undefined;
    const folder = way === '' ? '' : `${way}/`;
    return isPlain(`x/${folder}`) ? `${serverUrl}/${user}/blob/${commit}/${folder}${DOCS}` : undefined;
}
const DOCS = 'docs/troubleshooting.md';
/** Whether text can stand in an address as it is. */
function isPlain(text) {
    return text !== undefined && /^[\w./-]+$/.test(text) && !text.includes('..');
}

;// CONCATENATED MODULE: ./build/src/github/inputs.js






/** Every input, by the name that `action.yml` declares, with what stands for it when it is empty there. */
const INPUTS = {
    config: 'connections.yaml',
    mode: 'auto',
    secrets: '',
    sandbox: '',
    'adobe-client-id': '',
    'adobe-client-secret': '',
    'adobe-access-token': '',
    'adobe-org-id': '',
    'adobe-scopes': 'openid,AdobeID,read_organizations,additional_info.projectedProductContext,session',
    'platform-url': 'https://platform.adobe.io',
    'ims-url': 'https://ims-na1.adobelogin.com',
    'zoho-accounts-url': '',
    concurrency: '4',
    timeout: '600',
    'request-timeout': '75',
    'settling-time': '30',
    'github-token': '',
    comment: 'true',
    'fail-on-changes': 'false',
    'expected-plan-hash': '',
    'require-reviewed-plan': 'false',
    'on-drift': 'report',
    rotate: '',
    'allow-delete': 'false',
    verify: 'changed',
};
const NAMES = Object.keys(INPUTS);
/**
 * Reads the inputs from the environment variables that the runner makes of them. An empty input is one that was not
 * given. Every problem is found, not only the first; none repeats a value.
 */
function readInputs(environment, event) {
    const problems = [];
    const raw = (name) => {
        const given = environment[`INPUT_${name.toUpperCase()}`] ?? '';
        return given.trim() === '' ? INPUTS[name] : given;
    };
    /** Parses one input; when it can't be, notes why and goes on with `undefined`. */
    const read = (name, parser) => {
        const text = name === 'secrets' ? raw(name) : raw(name).trim();
        if (text === '')
            return undefined;
        const parsed = parser(text);
        if ('value' in parsed)
            return parsed.value;
        problems.push({
            code: 'input-invalid',
            message: `the input \`${name}\` ${parsed.message}`,
            ...(parsed.fix === undefined ? {} : { fix: parsed.fix }),
        });
        return undefined;
    };
    const asked = read('mode', oneOf(['auto', 'validate', 'plan', 'apply']));
    const config = inWorkspace(read('config', path) ?? INPUTS.config, environment);
    const secrets = read('secrets', anyText);
    const sandbox = read('sandbox', sandboxName);
    const clientId = read('adobe-client-id', headerText);
    const clientSecret = read('adobe-client-secret', secret);
    const accessToken = read('adobe-access-token', secret);
    const orgId = read('adobe-org-id', parse_input_orgId);
    const scopes = read('adobe-scopes', parse_input_scopes);
    const platformUrl = read('platform-url', hostOf('adobe.io'));
    const imsUrl = read('ims-url', hostOf('adobelogin.com'));
    const zohoAccountsUrl = read('zoho-accounts-url', loopback);
    const concurrency = read('concurrency', wholeNumber(1, 32));
    const timeout = read('timeout', seconds(0.1, 21_600));
    const requestTimeout = read('request-timeout', seconds(0.1, 600));
    const settlingTime = read('settling-time', seconds(0, 600));
    const failOnChanges = read('fail-on-changes', truth);
    const expectedPlanHash = read('expected-plan-hash', planHash);
    const requireReviewedPlan = read('require-reviewed-plan', truth);
    const githubToken = read('github-token', secret);
    const comment = read('comment', truth);
    const onDrift = read('on-drift', oneOf(['report', 'update']));
    const rotate = read('rotate', rotated) ?? [];
    const allowDelete = read('allow-delete', truth);
    const verify = read('verify', oneOf(['none', 'changed', 'all']));
    const warnings = findUnknown(environment);
    problems.push(...warnings.filter(({ severity }) => severity !== 'warning'));
    // GitHub gives these runs no secrets: what the workflow puts into `secrets` are names without values.
    const areSecretsWithheld = (event.fromFork || event.byDependabot) && !hasAnyCredential(raw);
    const credential = chooseCredential(accessToken, clientSecret, scopes);
    const choice = chooseMode(asked ?? 'validate', event, hasAnyCredential(raw));
    if ('problem' in choice)
        problems.push(choice.problem);
    else if (choice.mode !== 'validate')
        problems.push(...findMissing(raw, choice.mode));
    const repository = readRepository(environment);
    // What is only validated has no plan to show, and a run that applies must not write over the plan that was reviewed.
    const isForReview = comment === true && 'mode' in choice && choice.mode === 'plan' && event.name === 'pull_request';
    const pullRequest = isForReview && repository !== undefined ? event.pullRequest : undefined;
    if (pullRequest !== undefined && githubToken === undefined)
        warnings.push(NO_TOKEN_TO_COMMENT);
    const isComplete = platformUrl !== undefined &&
        imsUrl !== undefined &&
        concurrency !== undefined &&
        timeout !== undefined &&
        requestTimeout !== undefined &&
        settlingTime !== undefined &&
        failOnChanges !== undefined &&
        requireReviewedPlan !== undefined &&
        onDrift !== undefined &&
        allowDelete !== undefined &&
        verify !== undefined;
    if (problems.length > 0 || 'problem' in choice || !isComplete)
        return { problems, config };
    const adobe = clientId === undefined || orgId === undefined || credential === undefined
        ? undefined
        : { clientId, orgId, credential };
    return {
        ...(repository === undefined ? {} : { repository }),
        options: {
            config,
            mode: choice.mode,
            ...(choice.reason === undefined ? {} : { modeReason: choice.reason }),
            ...(choice.notice === undefined ? {} : { notice: choice.notice }),
            warnings,
            ...(secrets === undefined || areSecretsWithheld ? {} : { secrets: new secrets_secret/* Secret */.z(secrets) }),
            ...(sandbox === undefined ? {} : { sandbox }),
            ...(adobe === undefined ? {} : { adobe }),
            platformUrl,
            imsUrl,
            ...(zohoAccountsUrl === undefined ? {} : { zohoAccountsUrl }),
            concurrency,
            timeout,
            requestTimeout,
            settlingTime,
            failOnChanges,
            ...(expectedPlanHash === undefined ? {} : { expectedPlanHash }),
            requireReviewedPlan,
            onDrift,
            rotate,
            allowDelete,
            verify,
            ...(githubToken === undefined ? {} : { githubToken: new secrets_secret/* Secret */.z(githubToken) }),
            ...(pullRequest === undefined ? {} : { pullRequest }),
            ...(repository === undefined ? {} : { runUrl: repository.runUrl }),
        },
    };
}
const NO_TOKEN_TO_COMMENT = {
    code: 'comment-impossible',
    severity: 'warning',
    message: "the plan can't be shown in a comment on the pull request: the input `github-token` is empty",
    fix: 'leave the input out, which gives it the token of the job, or set `comment: false`',
};
/** Returns the path as annotations and comments are to name it: from the workspace, where it leads into it. */
function inWorkspace(path, environment) {
    const workspace = environment['GITHUB_WORKSPACE'];
    if (workspace === undefined || workspace === '')
        return path;
    const way = (0,external_node_path_.relative)((0,external_node_path_.resolve)(workspace), (0,external_node_path_.resolve)(workspace, path));
    return way === '' || way.startsWith('..') || (0,external_node_path_.resolve)(way) === way ? path : way.replaceAll(external_node_path_.sep, '/');
}
function hasAnyCredential(raw) {
    return raw('adobe-client-secret').trim() !== '' || raw('adobe-access-token').trim() !== '';
}
/** A given token wins: nothing is asked of IMS. */
function chooseCredential(token, secret, scopes) {
    if (token !== undefined)
        return { kind: 'access-token', token: new secrets_secret/* Secret */.z(token) };
    if (secret === undefined || scopes === undefined)
        return undefined;
    return { kind: 'client-secret', secret: new secrets_secret/* Secret */.z(secret), scopes };
}
function findMissing(raw, mode) {
    const missing = (what, fix) => ({
        code: 'input-missing',
        message: `mode \`${mode}\` needs ${what}`,
        fix,
    });
    const problems = [];
    if (raw('adobe-client-id') === '') {
        problems.push(missing('the input `adobe-client-id`', 'give the API key of the Adobe credential'));
    }
    if (!hasAnyCredential(raw)) {
        problems.push(missing('the input `adobe-client-secret` (or `adobe-access-token`)', 'give the client secret of the OAuth server-to-server credential; an empty one may be a secret that this repository or environment does not have'));
    }
    if (raw('adobe-org-id') === '') {
        problems.push(missing('the input `adobe-org-id`', 'give the organization id, which ends in @AdobeOrg'));
    }
    return problems;
}
/** A misspelt input would be dropped in silence: one that is nearly a name of ours is an error, another a warning. */
function findUnknown(environment) {
    return Object.keys(environment)
        .filter((variable) => variable.startsWith('INPUT_'))
        .map((variable) => variable.slice('INPUT_'.length).toLowerCase())
        .filter((name) => !NAMES.includes(name))
        .map((name) => {
        const near = (0,nearest/* nearest */.p)(name, NAMES);
        const shown = name.replace(/[^a-z0-9_-]/g, '?').slice(0, 64);
        return {
            code: 'input-unknown',
            message: `there is no input \`${shown}\``,
            fix: near === undefined ? 'leave it out: it has no effect' : `did you mean \`${near}\`?`,
            ...(near === undefined ? { severity: 'warning' } : {}),
        };
    });
}

// EXTERNAL MODULE: ./build/src/is-record.js
var is_record = __webpack_require__(3471);
;// CONCATENATED MODULE: ./build/src/github/workflow-event.js

/**
 * Reads the event from the runner's environment variables and the parsed file at `GITHUB_EVENT_PATH`.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
function readWorkflowEvent(environment, payload) {
    const event = (0,is_record/* isRecord */.u)(payload) ? payload : {};
    const repository = (0,is_record/* isRecord */.u)(event['repository']) ? event['repository'] : {};
    const defaultBranch = repository['default_branch'];
    const name = environment['GITHUB_EVENT_NAME'] ?? '';
    return {
        name,
        onDefaultBranch: typeof defaultBranch === 'string' && environment['GITHUB_REF'] === `refs/heads/${defaultBranch}`,
        fromFork: isFromFork(name, event, repository['full_name']),
        byDependabot: environment['GITHUB_ACTOR'] === 'dependabot[bot]',
        ...pullRequestOf(event['pull_request']),
    };
}
function pullRequestOf(payload) {
    if (!(0,is_record/* isRecord */.u)(payload) || !(0,is_record/* isRecord */.u)(payload['head']))
        return {};
    const { number } = payload;
    const { sha } = payload['head'];
    const isWhole = typeof number === 'number' && typeof sha === 'string' && /^[0-9a-f]{40,64}$/.test(sha);
    return isWhole ? { pullRequest: { number, head: sha } } : {};
}
/** A head repository that is missing was deleted, or is not told: it is not known to be ours. */
function isFromFork(name, event, own) {
    const { pull_request: pullRequest, workflow_run: workflowRun } = event;
    if ((0,is_record/* isRecord */.u)(pullRequest) || name.startsWith('pull_request')) {
        return !isSame((0,is_record/* isRecord */.u)(pullRequest) ? nameOf(pullRequest['head'], 'repo') : undefined, own);
    }
    if ((0,is_record/* isRecord */.u)(workflowRun) || name === 'workflow_run')
        return !isSame(nameOf(workflowRun, 'head_repository'), own);
    // A comment on a pull request does not tell where its code comes from: it is not known to be ours either.
    return (0,is_record/* isRecord */.u)(event['issue']) && (0,is_record/* isRecord */.u)(event['issue']['pull_request']);
}
function isSame(head, own) {
    return typeof head === 'string' && head === own;
}
function nameOf(holder, member) {
    const repository = (0,is_record/* isRecord */.u)(holder) ? holder[member] : undefined;
    return (0,is_record/* isRecord */.u)(repository) ? repository['full_name'] : undefined;
}

// EXTERNAL MODULE: ./build/src/problem.js
var problem = __webpack_require__(6762);
// EXTERNAL MODULE: ./build/src/secrets/parse-secrets.js
var parse_secrets = __webpack_require__(7928);
;// CONCATENATED MODULE: ./build/src/cli/run-options.js





/** The variables that hold Adobe's credential, by input. */
const ADOBE_VARIABLES = {
    'adobe-client-id': 'ADOBE_CLIENT_ID',
    'adobe-client-secret': 'ADOBE_CLIENT_SECRET',
    'adobe-access-token': 'ADOBE_ACCESS_TOKEN',
    'adobe-org-id': 'ADOBE_ORG_ID',
    'adobe-scopes': 'ADOBE_SCOPES',
};
/** Returns what a run at the desk is asked to do, or all that is wrong with how it was asked. */
function readRunOptions(settings) {
    const { mode, config, flags, secrets } = settings;
    const given = new Map([
        ['mode', mode],
        ['config', config],
        // There is no pull request, and nobody to hand a token.
        ['comment', 'false'],
    ]);
    for (const name of Object.keys(INPUTS).filter(isInput)) {
        const flag = flags[camelCase(name)];
        if (flag !== undefined && !given.has(name))
            given.set(name, String(flag));
    }
    if (secrets !== undefined)
        given.set('secrets', secrets);
    const { emulator } = flags;
    for (const [name, value] of Object.entries(credentialOf(settings)))
        if (isInput(name))
            given.set(name, value);
    if (typeof emulator === 'string') {
        for (const name of ['platform-url', 'ims-url', 'zoho-accounts-url'])
            given.set(name, emulator);
    }
    const environment = Object.fromEntries([...given].map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
    return readInputs(environment, readWorkflowEvent({}, undefined));
}
/** A file wins over the environment; an emulator has a credential of its own. */
function credentialOf({ environment, credentials, flags }) {
    const names = new Set(Object.values(ADOBE_VARIABLES));
    const { values, problems } = (0,parse_secrets/* parseSecrets */.d)(credentials ?? '', names);
    const unknown = [...values.keys()].filter((name) => !names.has(name));
    if (unknown.length > 0 || problems.length > 0) {
        throw new problem/* ProblemError */.Mm(problems.length > 0 ? problems.map(aboutCredentials) : [unknownVariable()]);
    }
    const found = Object.entries(ADOBE_VARIABLES).flatMap(([input, variable]) => {
        const value = values.get(variable) ?? (values.size > 0 ? undefined : environment[variable]);
        return value === undefined || value === '' ? [] : [[input, value]];
    });
    if (found.length > 0 || typeof flags['emulator'] !== 'string')
        return Object.fromEntries(found);
    const { clientId, clientSecret, orgId } = demo_client/* DEMO_ADOBE_CLIENT */.q;
    return { 'adobe-client-id': clientId, 'adobe-client-secret': clientSecret, 'adobe-org-id': orgId };
}
function aboutCredentials(problem) {
    return {
        ...problem,
        message: problem.message.replace('the input `secrets`', 'the file of `--adobe-credentials`'),
    };
}
function unknownVariable() {
    return {
        code: 'secrets-format',
        message: 'the file of `--adobe-credentials` holds a name that is none of its own',
        fix: `use ${Object.values(ADOBE_VARIABLES).join(', ')}`,
    };
}
function isInput(name) {
    return name in INPUTS;
}
function camelCase(name) {
    return name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
}


/***/ }),

/***/ 8212:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ DEMO_ADOBE_CLIENT)
/* harmony export */ });
/** The credential that the emulator knows unless told of others. */
const DEMO_ADOBE_CLIENT = {
    clientId: 'demo-client-id',
    clientSecret: 'demo-client-secret-0000',
    orgId: '0123456789ABCDEF01234567@AdobeOrg',
};


/***/ }),

/***/ 9519:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ parseBaseConnection),
/* harmony export */   k: () => (/* binding */ isConnectionId)
/* harmony export */ });
/* harmony import */ var _is_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3471);

/**
 * What a server may call an id: what does not fit is no id that anything could be done with. It goes into paths, where
 * `..` would lead elsewhere, and into the command lines of later steps, where `-` begins an option.
 */
const ID = /^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,199}$/;
/** Whether `value` can be the id of a base connection. */
function isConnectionId(value) {
    return typeof value === 'string' && ID.test(value);
}
/** Characters of a state that are kept: it is one word, and whatever else comes is not to fill the report. */
const LONGEST_STATE = 40;
/** Reads one item of a listing or look-up; returns `undefined` when it lacks a name or a plain id. Unknown members are left alone. */
function parseBaseConnection(item) {
    if (!(0,_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(item))
        return undefined;
    const id = item['id'];
    const name = text(item['name']);
    if (!isConnectionId(id) || name === undefined)
        return undefined;
    const auth = (0,_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(item['auth']) ? item['auth'] : {};
    const params = (0,_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(auth['params']) ? auth['params'] : {};
    const spec = (0,_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(item['connectionSpec']) ? item['connectionSpec'] : {};
    return {
        id,
        name,
        ...optional('description', text(item['description'])),
        ...optional('state', text(item['state'])
            ?.replace(/[^\w .-]/g, '?')
            .slice(0, LONGEST_STATE)),
        ...optional('connectionSpecId', text(spec['id'])),
        ...optional('sandbox', text(item['sandboxName'])),
        ...optional('createdAt', typeof item['createdAt'] === 'number' ? item['createdAt'] : undefined),
        ...optional('createdClient', text(item['createdClient'])),
        ...optional('etag', text(item['etag'])),
        authParams: Object.fromEntries(Object.entries(params).filter((pair) => typeof pair[1] === 'string')),
    };
}
function text(value) {
    return typeof value === 'string' ? value : undefined;
}
function optional(key, value) {
    return value === undefined ? {} : { [key]: value };
}


/***/ }),

/***/ 1680:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ connect)
});

;// CONCATENATED MODULE: ./build/src/http/gate.js
/** Lets at most so many requests be in flight at once, and makes all of them wait when one was told to. */
class Gate {
    #clock;
    #width;
    #waiting = [];
    #inside = 0;
    #closedUntil = 0;
    constructor(clock, width) {
        this.#clock = clock;
        this.#width = width;
    }
    /**
     * Nobody enters before `time` (milliseconds since the epoch): a server that throttles one throttles all. Returns by
     * how many milliseconds that is longer than it was closed anyway.
     */
    closeUntil(time) {
        const before = Math.max(this.#closedUntil, this.#clock.now());
        this.#closedUntil = Math.max(before, time);
        return this.#closedUntil - before;
    }
    /**
     * Runs `task` when there is room, and returns what it returns. When `stop` aborts first, the task does not
     * run and the result is `undefined`.
     */
    async pass(task, stop) {
        if (!(await this.#enter(stop)))
            return undefined;
        try {
            for (let wait = this.#wait(); wait > 0 && !stop.aborted; wait = this.#wait()) {
                await this.#clock.sleep(wait, stop);
            }
            return stop.aborted ? undefined : await task();
        }
        finally {
            this.#leave();
        }
    }
    #enter(stop) {
        if (stop.aborted)
            return Promise.resolve(false);
        if (this.#inside < this.#width) {
            this.#inside++;
            return Promise.resolve(true);
        }
        return new Promise((resolve) => {
            const enter = () => {
                stop.removeEventListener('abort', giveUp);
                resolve(true);
            };
            const giveUp = () => {
                this.#waiting.splice(this.#waiting.indexOf(enter), 1);
                resolve(false);
            };
            stop.addEventListener('abort', giveUp, { once: true });
            this.#waiting.push(enter);
        });
    }
    /** The place is handed over, not freed: nobody slips in between. */
    #leave() {
        const next = this.#waiting.shift();
        if (next === undefined)
            this.#inside--;
        else
            next();
    }
    /** Milliseconds until the gate opens; not above 0 when it is open. */
    #wait() {
        return this.#closedUntil - this.#clock.now();
    }
}

// EXTERNAL MODULE: ./build/src/http/exchange.js
var exchange = __webpack_require__(6089);
// EXTERNAL MODULE: ./build/src/http/retry-policy.js
var retry_policy = __webpack_require__(2343);
;// CONCATENATED MODULE: ./build/src/http/http-client.js


/** Milliseconds of silence from which on people may think that nothing happens any more. */
const LONG_WAIT_MS = 5_000;
/** Sends requests within the limits of the run: so many at once, each in its time, none after the end. */
class HttpClient {
    #options;
    /** Origins that asked to be left alone for longer than the run may take. */
    #closed = new Set();
    constructor(options) {
        this.#options = options;
    }
    /** Sends `request` once. A request that the end of the run kept from starting is `not-sent`. */
    async once(request) {
        const { fetch, clock, gate, stop, requestTimeout, debug } = this.#options;
        const origin = originOf(request.url);
        const result = await gate.pass(async () => {
            if (this.#closed.has(origin))
                return THROTTLED_TO_THE_END;
            const start = clock.now();
            const sending = { fetch, clock, timeout: requestTimeout, abandon: stop.final };
            const ended = await (0,exchange/* exchange */.cv)(request, sending);
            debug(`${request.method} ${pathOf(request.url)} ${summaryOf(ended)} ${clock.now() - start} ms`);
            this.#holdOthersBack(ended, origin);
            return ended;
        }, stop.requested);
        return result ?? exchange/* RUN_ENDING */.qE;
    }
    /**
     * Sends `request`, which may safely be sent again, until it has an answer worth having or time is up. `isEnough` tells
     * of an answer that another try would not better, although it looks like trouble that passes.
     */
    async repeatedly(request, isEnough = () => false) {
        const { clock, random, stop } = this.#options;
        let reached;
        let repeated = false;
        for (let number = 1;; number++) {
            const answer = await this.once(request);
            const result = repeated && answer.kind === 'answer' ? { ...answer, repeated } : answer;
            repeated ||= result.kind !== 'not-sent' && !(0,retry_policy/* isThrottled */.B5)(result);
            // A request that did not leave does not undo an earlier one that may have been acted on.
            if (result.kind !== 'not-sent')
                reached = result;
            if (stop.requested.aborted || isEnough(result))
                return reached ?? result;
            const step = (0,retry_policy/* nextStep */.sk)(result, {
                number,
                now: clock.now(),
                remaining: stop.remaining(),
                random: random(),
            });
            if (step.kind === 'done')
                return reached ?? result;
            await this.pause(step.wait, step.throttled);
        }
    }
    /** Closes the gate as a throttled answer asks, before the place of its request goes to the next in line. */
    #holdOthersBack(result, origin) {
        const { clock, stop } = this.#options;
        if (result.kind !== 'answer' || !(0,retry_policy/* isThrottled */.B5)(result))
            return;
        const wait = (0,retry_policy/* retryAfter */.P9)(result.headers, clock.now()) ?? 0;
        // When it asks for longer than the run may take, the others are better told so than left waiting.
        if (wait < stop.remaining())
            this.#closeGate(wait);
        else
            this.#closed.add(origin);
    }
    #closeGate(milliseconds) {
        const { clock, gate, info } = this.#options;
        // Many are told the same at once: it is said once.
        if (gate.closeUntil(clock.now() + milliseconds) >= LONG_WAIT_MS) {
            info(`asked to slow down: nothing is sent for ${Math.round(milliseconds / 1000)} seconds`);
        }
    }
    /** Waits `milliseconds`, or until the run stops; when `everyone`, no other request starts meanwhile either. */
    async pause(milliseconds, everyone) {
        const { clock, stop } = this.#options;
        if (everyone)
            this.#closeGate(milliseconds);
        await clock.sleep(milliseconds, stop.requested);
    }
}
/** What comes of a request to a service that asked for more time than the run has. */
const THROTTLED_TO_THE_END = {
    kind: 'not-sent',
    reason: 'the service asked to wait for longer than the run may take',
    lasting: true,
};
function originOf(url) {
    return URL.canParse(url) ? new URL(url).origin : '';
}
/** The path, since a query may tell more than it should; nothing of what is no URL. */
function pathOf(url) {
    return URL.canParse(url) ? new URL(url).pathname : '(no URL)';
}
function summaryOf(result) {
    switch (result.kind) {
        case 'answer':
        case 'unreadable': {
            const id = result.requestId === undefined ? '' : ` ${result.requestId}`;
            return `${result.status}${result.kind === 'unreadable' ? ` (${result.reason})` : ''}${id}`;
        }
        default:
            return result.kind;
    }
}

// EXTERNAL MODULE: ./build/src/http/failure.js
var failure = __webpack_require__(4132);
// EXTERNAL MODULE: ./build/src/is-record.js
var is_record = __webpack_require__(3471);
// EXTERNAL MODULE: ./build/src/problem.js
var src_problem = __webpack_require__(6762);
// EXTERNAL MODULE: ./build/src/secrets/answered-tokens.js
var answered_tokens = __webpack_require__(1063);
// EXTERNAL MODULE: ./build/src/secrets/secret.js
var secret = __webpack_require__(6999);
// EXTERNAL MODULE: ./build/src/flow-service/refusal.js + 1 modules
var refusal = __webpack_require__(2530);
;// CONCATENATED MODULE: ./build/src/flow-service/access-token.js






/**
 * Returns the access tokens of a run.
 * @see https://developer.adobe.com/developer-console/docs/guides/authentication/ServerToServerAuthentication/implementation
 */
function accessTokens(source) {
    const { credential } = source;
    if (credential.kind === 'access-token') {
        return { current: async () => credential.token, renew: async () => undefined };
    }
    let first;
    let second;
    const current = () => {
        first ??= requestToken(source, credential);
        return second ?? first;
    };
    return {
        current,
        renew: async (refused) => {
            // Many requests may be refused at once: all of them wait for the one renewal.
            if ((await first) === refused)
                second ??= requestToken(source, credential);
            const token = await current();
            return token === refused ? undefined : token;
        },
    };
}
async function requestToken(source, credential) {
    const form = new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: source.clientId,
        client_secret: credential.secret.reveal(),
        scope: credential.scopes,
    });
    const result = await source.send({
        method: 'POST',
        url: `${source.imsUrl}/ims/token/v3`,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
        body: form.toString(),
    });
    if (result.kind === 'answer' && result.status === 200 && (0,is_record/* isRecord */.u)(result.json)) {
        const token = result.json['access_token'];
        if ((0,answered_tokens/* isToken */.s)(token)) {
            source.mask(token);
            return new secret/* Secret */.z(token);
        }
    }
    (0,answered_tokens/* maskTokensIn */.u)(result, source.mask);
    const { text, hint } = (0,refusal/* describeRefusal */.a2)(result, source.redact);
    const refused = result.kind === 'answer' && result.status < 500;
    throw new src_problem/* ProblemError */.Mm({
        code: (0,failure/* failureCode */.A)(result, { answered: 'adobe-token-refused', unreachable: 'adobe-unreachable' }),
        message: `Adobe's identity service (IMS) gave no access token: ${refused && result.status === 200 ? 'its answer holds none' : text}`,
        fix: hint ??
            (result.kind === 'answer'
                ? 'check `adobe-client-id` and `adobe-client-secret`'
                : 'check that `ims-url` can be reached from this machine, and run again'),
    });
}

// EXTERNAL MODULE: ./build/src/flow-service/base-connection.js
var base_connection = __webpack_require__(9519);
;// CONCATENATED MODULE: ./build/src/flow-service/connection-spec.js


/**
 * Compares what Flow Service says of a source's connection spec with what this program would send. Returns the
 * problem, `undefined` when all is well, or `'refused'` when the look-up itself failed.
 *
 * Adobe has announced the end of the Zoho CRM source:
 * @see https://experienceleague.adobe.com/en/docs/experience-platform/sources/connectors/crm/zoho
 */
function checkConnectionSpec(result, source) {
    if ((0,refusal/* isAbsence */.Md)(result))
        return gone(source);
    if (result.kind !== 'answer' || result.status !== 200 || !(0,is_record/* isRecord */.u)(result.json))
        return 'refused';
    const items = result.json['items'] ?? [result.json];
    if (!Array.isArray(items))
        return 'refused';
    const spec = items[0];
    if (!(0,is_record/* isRecord */.u)(spec))
        return gone(source);
    const authSpecs = spec['authSpec'];
    // A spec that does not tell how it authenticates can't be compared; the creation will show.
    if (!Array.isArray(authSpecs))
        return undefined;
    const authSpec = authSpecs.find((each) => (0,is_record/* isRecord */.u)(each) && each['name'] === source.authSpec);
    if (!(0,is_record/* isRecord */.u)(authSpec))
        return changed(source, `it no longer offers \`${source.authSpec}\``);
    const schema = (0,is_record/* isRecord */.u)(authSpec['spec']) ? authSpec['spec'] : {};
    const required = schema['required'];
    const sent = new Set(source.parameters.map(({ name }) => name));
    const missing = Array.isArray(required)
        ? required.filter((name) => typeof name === 'string' && !sent.has(name))
        : [];
    if (missing.length > 0)
        return changed(source, 'it requires parameters that this version does not send');
    return undefined;
}
function gone(source) {
    return {
        code: 'spec-gone',
        message: `Adobe no longer offers the source ${source.title} here: its connection spec ${source.connectionSpec.id} does not exist`,
        fix: 'existing connections are untouched; nothing new can be created. Adobe has announced the end of this source: ask Adobe for its replacement',
    };
}
function changed(source, how) {
    return {
        code: 'spec-changed',
        message: `Adobe has changed the connection spec of ${source.title} (${source.connectionSpec.id}): ${how}`,
        fix: 'nothing was created; look for a newer version of this action',
    };
}

// EXTERNAL MODULE: ./build/src/http/describe-exchange.js
var describe_exchange = __webpack_require__(5911);
;// CONCATENATED MODULE: ./build/src/flow-service/dependents.js



/** Characters of a name that are shown. */
const LONGEST_NAME = 40;
/**
 * Returns what reads the items of `GET /sourceConnections` or `GET /flows`: `member` names what they hang on. `redact` runs
 * before a name is cut: half a secret is not recognised.
 */
function parseHanging(member, redact) {
    return (item) => {
        if (!(0,is_record/* isRecord */.u)(item) || !(0,base_connection/* isConnectionId */.k)(item['id']))
            return undefined;
        const { id, name, sandboxName: sandbox } = item;
        const on = [item[member]].flat();
        return {
            id,
            // Nobody has to name these.
            name: typeof name === 'string' ? (0,describe_exchange/* shorten */.ml)((0,describe_exchange/* printable */.g$)(redact((0,describe_exchange/* printable */.g$)(redact(name)))), LONGEST_NAME) : '',
            ...(typeof sandbox === 'string' ? { sandbox } : {}),
            on: on.filter((each) => typeof each === 'string'),
        };
    };
}
/** Returns those of a listing that hang on `id`, by their own; one that does not say on what it hangs is taken from the filter. */
function hangingOn(id, kind, listed) {
    return listed
        .filter(({ on }) => on.length === 0 || on.includes(id))
        .map(({ id: own, name }) => ({ kind, id: own, name }))
        .sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
}

;// CONCATENATED MODULE: ./build/src/flow-service/health.js



/** The error of Flow Service that passes on what the source behind it said (the system that runs the connectors). */
const SOURCE_REFUSED = /^1308(?:-|$)/;
/**
 * Returns what the answer to `GET /connections/{id}/test` says. Adobe documents `result`; how bad credentials are told
 * it does not, so that both a `false` and the error that names the source count.
 * @see https://developer.adobe.com/experience-platform-apis/references/flow-service/
 */
function healthOf(result, redact) {
    const { text } = (0,refusal/* describeRefusal */.a2)(result, redact);
    if (result.kind !== 'answer')
        return { verdict: 'untested', why: text };
    const { status, json } = result;
    if (status === 200 && (0,is_record/* isRecord */.u)(json) && typeof json['result'] === 'boolean') {
        if (json['result'])
            return { verdict: 'ok' };
        const { message } = (0,describe_exchange/* readError */.lS)(json);
        return { verdict: 'failing', why: message === undefined ? 'the test said no, and no more' : text };
    }
    // 503 and 504 say that there was no talking to the source, whatever the code.
    if (status >= 400 && status <= 500 && SOURCE_REFUSED.test((0,describe_exchange/* readError */.lS)(json).code ?? ''))
        return { verdict: 'failing', why: text };
    return {
        verdict: 'untested',
        why: status === 200 ? 'the answer says neither yes nor no' : text,
    };
}

;// CONCATENATED MODULE: ./build/src/flow-service/listing.js


/** The largest page that the service is documented to give. */
const PAGE_SIZE = 100;
/** A listing this long is none: something goes in circles. */
const MAX_PAGES = 5_000;
/** Characters of what is kept of it: far more than any such list, far less than memory holds. */
const MAX_SIZE = 64 * 1024 * 1024;
/** How often a listing is begun again when things were made or removed between its pages. */
const MAX_LISTINGS = 3;
/**
 * Returns all items of a listing in one sandbox, over all pages. A listing that may be incomplete throws: what is
 * missing from it would count as absent, and be created a second time or removed while it is needed.
 *
 * A name is no filter: a comma in it would mean "or".
 * @see https://experienceleague.adobe.com/en/docs/experience-platform/dataflows/api/sort-and-filter
 */
async function listAll(listing) {
    for (let attempt = 1; attempt <= MAX_LISTINGS; attempt++) {
        const items = await listOnce(listing);
        if (items !== undefined)
            return items;
    }
    throw incomplete(listing, 'the same item came on two pages, three times over');
}
/** Returns `undefined` when one id came twice: the list moved while it was read. */
async function listOnce(listing) {
    const found = new Map();
    const tokens = new Set();
    const first = `property=${listing.filter}&limit=${PAGE_SIZE}`;
    let query = first;
    let repeated = false;
    let size = 0;
    for (let pages = 0; pages < MAX_PAGES; pages++) {
        const { items, next, isDoubtful } = await readPage(listing, await listing.page(query));
        for (const each of items) {
            const item = listing.parse(each);
            if (item === undefined)
                throw incomplete(listing, 'an item has no name or no plain id');
            if (item.sandbox !== undefined && item.sandbox !== listing.sandbox) {
                throw incomplete(listing, 'it holds items of another sandbox');
            }
            size += JSON.stringify(item).length;
            if (size > MAX_SIZE)
                throw incomplete(listing, 'it is too large to be one');
            if (found.has(item.id))
                repeated = true;
            found.set(item.id, item);
        }
        if (next === undefined) {
            if (isDoubtful && found.size > 0)
                await confirmCount(listing, found.size);
            return repeated ? undefined : [...found.values()];
        }
        if (tokens.has(next))
            throw incomplete(listing, 'a page points back to an earlier one');
        tokens.add(next);
        query = `${first}&continuationToken=${encodeURIComponent(next)}`;
    }
    throw incomplete(listing, `it has more than ${MAX_PAGES} pages`);
}
async function readPage(listing, result) {
    if (result.kind === 'unreadable')
        throw incomplete(listing, `a page was ${result.reason}`);
    if (result.kind !== 'answer' || result.status !== 200)
        throw listing.refused(result);
    if (!(0,is_record/* isRecord */.u)(result.json))
        throw incomplete(listing, 'a page is not JSON');
    const items = result.json['items'];
    if (!Array.isArray(items))
        throw incomplete(listing, 'a page has no items');
    const links = result.json['_links'];
    if (links !== undefined && links !== null && !(0,is_record/* isRecord */.u)(links)) {
        throw incomplete(listing, 'a page does not say whether there are more');
    }
    const next = links?.['next'];
    if (next === undefined || next === null) {
        // Without any links a page does not say that it is the last.
        return { items, next: undefined, isDoubtful: links === undefined || links === null };
    }
    const href = (0,is_record/* isRecord */.u)(next) ? next['href'] : undefined;
    const token = typeof href === 'string' ? continuationToken(href) : undefined;
    if (token === undefined)
        throw incomplete(listing, 'a page says that there is more, but not where');
    return { items, next: token, isDoubtful: false };
}
/**
 * Throws unless the service counts as many items as were listed; what it does not want to count is taken as it is when it
 * is less than a page.
 * @see https://experienceleague.adobe.com/en/docs/experience-platform/dataflows/api/sort-and-filter
 */
async function confirmCount(listing, found) {
    const result = await listing.page(`property=${listing.filter}&count=true`);
    const count = result.kind === 'answer' && (0,is_record/* isRecord */.u)(result.json) ? result.json['count'] : undefined;
    if (typeof count === 'number' ? count > found : found >= PAGE_SIZE) {
        throw incomplete(listing, 'its last page does not say whether there are more');
    }
}
/**
 * Returns the `continuationToken` of a link. Only the token is used, never the rest of the link; it may hold `=`
 * and a literal `+`, so neither splitting on `=` nor form decoding will do.
 */
function continuationToken(href) {
    const name = 'continuationToken=';
    const query = href.split('#', 1)[0]?.split('?').slice(1).join('?') ?? '';
    const parameter = query.split('&').find((part) => part.startsWith(name));
    if (parameter === undefined || parameter === name)
        return undefined;
    try {
        return decodeURIComponent(parameter.slice(name.length));
    }
    catch {
        return undefined;
    }
}
function incomplete({ what, sandbox }, why) {
    return new src_problem/* ProblemError */.Mm({
        code: 'listing-incomplete',
        message: `the listing of ${what} in sandbox \`${sandbox}\` may be incomplete: ${why}`,
        fix: 'run again; nothing is created or removed on a guess',
    });
}

;// CONCATENATED MODULE: ./build/src/flow-service/flow-service.js










/** How often one connection is tested in a row. */
const MOST_TESTS = 2;
/**
 * Adobe's Flow Service, as far as base connections need it.
 * @see https://developer.adobe.com/experience-platform-apis/references/flow-service/
 */
class FlowService {
    #options;
    constructor(options) {
        this.#options = options;
    }
    /** The organization whose connections these are. */
    get orgId() {
        return this.#options.orgId;
    }
    /** Gets the run's access token, so that a credential that is refused is not taken for trouble with a sandbox. */
    async signIn() {
        await this.#options.tokens.current();
    }
    /** Returns every base connection of `source` in `sandbox`; throws a ProblemError rather than return a part of them. */
    async listConnections(sandbox, source) {
        const { id } = source.connectionSpec;
        const listed = await listAll({
            what: 'base connections',
            sandbox,
            filter: `connectionSpec.id==${id}`,
            parse: base_connection/* parseBaseConnection */.X,
            page: (query) => this.#read(sandbox, `/connections?${query}`),
            refused: (result) => this.#refused(`list the base connections of sandbox \`${sandbox}\``, result),
        });
        // The service has dropped members from its answers before: what it does not say is taken from the filter.
        return listed.filter(({ connectionSpecId }) => connectionSpecId === undefined || connectionSpecId === id);
    }
    /**
     * Returns the source connections on a base connection, and the dataflows over them: dataflows first. Throws a
     * ProblemError rather than return a part of them.
     */
    async listDependents(sandbox, id) {
        const list = (path, what, filter, member) => listAll({
            what,
            sandbox,
            filter: `${filter}==${encodeURIComponent(member)}`,
            parse: parseHanging(path === 'flows' ? 'sourceConnectionIds' : 'baseConnectionId', this.#options.redact),
            page: (query) => this.#read(sandbox, `/${path}?${query}`),
            refused: (result) => this.#refused(`list the ${what} on the base connection ${id}`, result),
        });
        const sources = hangingOn(id, 'source connection', await list('sourceConnections', 'source connections', 'baseConnectionId', id));
        const flows = await Promise.all(sources.map(async (source) => hangingOn(source.id, 'dataflow', await list('flows', 'dataflows', 'sourceConnectionIds[]', source.id))));
        // A dataflow over two of them is one.
        const unique = new Map(flows.flat().map((flow) => [flow.id, flow]));
        return [...unique.values(), ...sources];
    }
    /** Returns the base connection with that id, or `undefined` when Flow Service says that there is none. */
    async findConnection(sandbox, id) {
        const result = await this.#read(sandbox, `/connections/${encodeURIComponent(id)}`);
        if ((0,refusal/* isAbsence */.Md)(result))
            return undefined;
        if (result.kind === 'answer' && result.status === 200 && (0,is_record/* isRecord */.u)(result.json)) {
            // The documentation and the specification disagree on whether the one item comes in a list.
            const items = result.json['items'] ?? [result.json];
            if (Array.isArray(items) && items.length === 0)
                return undefined;
            const connection = Array.isArray(items) ? (0,base_connection/* parseBaseConnection */.X)(items[0]) : undefined;
            if (connection !== undefined)
                return connection;
        }
        throw this.#refused(`look up the base connection \`${id}\` in sandbox \`${sandbox}\``, result);
    }
    /** Checks that Adobe still offers `source` as we know it; throws a ProblemError that says what has changed. */
    async checkSource(sandbox, source) {
        const result = await this.#read(sandbox, `/connectionSpecs/${source.connectionSpec.id}`);
        const problem = checkConnectionSpec(result, source);
        if (problem === 'refused')
            throw this.#refused(`look up the connection spec of ${source.title}`, result);
        if (problem !== undefined)
            throw new src_problem/* ProblemError */.Mm(problem);
    }
    /** Sends one `POST /connections`, once (twice when the first was refused for its access token). */
    createConnection(sandbox, payload) {
        return this.#authorised(sandbox, { method: 'POST', path: '/connections', body: JSON.stringify(payload) }, (request) => this.#options.http.once(request));
    }
    /** Asks Flow Service to try a base connection out at its source. Throws a ProblemError only when there is no token. */
    async testConnection(sandbox, id) {
        const { http, redact } = this.#options;
        const path = `/connections/${encodeURIComponent(id)}/test`;
        let tries = 0;
        // The source is slow as it is: a test that takes too long once does so again, and much trouble is no passing one.
        const isEnough = (result) => (0,retry_policy/* isThrottled */.B5)(result)
            ? false
            : ++tries >= MOST_TESTS ||
                result.kind === 'timed-out' ||
                healthOf(result, redact).verdict !== 'untested';
        const result = await this.#authorised(sandbox, { method: 'GET', path }, (request) => http.repeatedly(request, isEnough));
        return healthOf(result, redact);
    }
    /**
     * Changes a base connection, if it still is the one with that `etag`; may send the request again, which is refused
     * with 412 once it was carried out.
     */
    updateConnection(sandbox, id, etag, operations) {
        const path = `/connections/${encodeURIComponent(id)}`;
        const body = JSON.stringify(operations);
        return this.#authorised(sandbox, { method: 'PATCH', path, body, etag }, (request) => this.#options.http.repeatedly(request));
    }
    /** Deletes a base connection; may send the request again, which changes nothing. */
    deleteConnection(sandbox, id) {
        const path = `/connections/${encodeURIComponent(id)}`;
        return this.#authorised(sandbox, { method: 'DELETE', path }, (request) => this.#options.http.repeatedly(request));
    }
    #read(sandbox, path) {
        return this.#authorised(sandbox, { method: 'GET', path }, (request) => this.#options.http.repeatedly(request));
    }
    async #authorised(sandbox, request, send) {
        const { platformUrl, clientId, orgId, tokens } = this.#options;
        const { method, path, body, etag } = request;
        const sendWith = (token) => send({
            method,
            url: `${platformUrl}/data/foundation/flowservice${path}`,
            headers: {
                Accept: 'application/json',
                Authorization: `Bearer ${token}`,
                'x-api-key': clientId,
                'x-gw-ims-org-id': orgId,
                'x-sandbox-name': sandbox,
                ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
                ...(etag === undefined ? {} : { 'If-Match': etag }),
            },
            ...(body === undefined ? {} : { body }),
        });
        const token = await tokens.current();
        const result = await sendWith(token.reveal());
        if (result.kind !== 'answer' || result.status !== 401)
            return result;
        if (result.repeated !== true) {
            const fresh = await tokens.renew(token);
            return fresh === undefined ? result : sendWith(fresh.reveal());
        }
        // An earlier try may have been carried out: whatever comes of the next, that is not to be forgotten.
        const fresh = await tokens.renew(token).catch((error) => {
            if (error instanceof src_problem/* ProblemError */.Mm)
                return undefined;
            throw error;
        });
        const next = fresh === undefined ? result : await sendWith(fresh.reveal());
        if (next.kind === 'not-sent')
            return result;
        return next.kind === 'answer' ? { ...next, repeated: true } : next;
    }
    #refused(what, result) {
        const { text, hint } = (0,refusal/* describeRefusal */.a2)(result, this.#options.redact);
        const problem = {
            code: (0,failure/* failureCode */.A)(result, { answered: 'adobe-refused', unreachable: 'adobe-unreachable' }),
            message: `could not ${what}: ${text}`,
            fix: hint ??
                ((0,failure/* isAnswered */.Q)(result)
                    ? 'mend what the answer names; if it names nothing, check that `platform-url` leads to Adobe'
                    : 'check that `platform-url` can be reached from this machine, and run again'),
        };
        return new src_problem/* ProblemError */.Mm(problem);
    }
}

;// CONCATENATED MODULE: ./build/src/flow-service/connect.js




/** Returns a client for Flow Service, and the HTTP client behind it, which keeps the run's limits. Sends nothing yet. */
function connect(connecting) {
    const { account, platformUrl, imsUrl, clock, mask, redact } = connecting;
    const { clientId, orgId, credential } = account;
    const http = new HttpClient({ ...connecting, gate: new Gate(clock, connecting.concurrency) });
    const send = http.repeatedly.bind(http);
    const tokens = accessTokens({ imsUrl, clientId, credential, send, mask, redact });
    return { http, flowService: new FlowService({ platformUrl, clientId, orgId, tokens, http, redact }) };
}


/***/ }),

/***/ 2530:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  a2: () => (/* binding */ describeRefusal),
  Md: () => (/* binding */ isAbsence),
  oJ: () => (/* binding */ isSuccess)
});

// EXTERNAL MODULE: ./build/src/http/describe-exchange.js
var describe_exchange = __webpack_require__(5911);
// EXTERNAL MODULE: ./build/src/is-record.js
var is_record = __webpack_require__(3471);
;// CONCATENATED MODULE: ./build/src/flow-service/hints.js
const NO_PATCH = 'Adobe does not let connections of this source be changed. Declare a new one under another key and name, move the dataflows to it, and retire this one with `ensure: absent`';
/** What to do, by the code that the gateway or Flow Service gives; the ones of Flow Service without their status. */
const HINTS = new Map(Object.entries({
    // https://experienceleague.adobe.com/en/docs/experience-platform/landing/troubleshooting
    '401013': 'check `adobe-access-token`: it is expired or not one of this credential',
    '403010': 'check `adobe-access-token` or `adobe-client-secret`: no token reached Adobe',
    '403000': 'check `adobe-client-id`: no API key reached Adobe',
    '403003': 'check `adobe-client-id`: Adobe does not know this API key, or it is not subscribed to the Experience Platform API',
    '400003': 'check `adobe-org-id`: Adobe misses a header',
    '403025': 'add the credential to the product profile AEP-Default-All-Users in the Admin Console',
    '403027': 'check `adobe-org-id`, and add the credential to the product profile AEP-Default-All-Users in the Admin Console',
    // https://experienceleague.adobe.com/en/docs/experience-platform/sources/troubleshoot
    '1100': 'check `adobe-org-id`: this organization is not entitled to sources',
    '1300': NO_PATCH,
    '1302': 'Adobe no longer takes this kind of authentication for the source',
    '1304': 'Adobe asks for a parameter that this version does not send: its connection spec has changed',
    '1308': 'the source refused the credentials: check data centre, client id, client secret and refresh token at Zoho',
    '1339': 'check `adobe-org-id`: its form is not accepted',
    '1336': "Adobe can't do this for connections of this source",
    '1413': 'Adobe no longer knows the connection spec of this source',
    '1415': 'Adobe no longer knows this kind of authentication for the source',
    '1416': 'the state of the base connection allows no change: look at it in Adobe Experience Platform, and run again',
    '1418': 'delete the dataflows on it in Adobe Experience Platform first',
    '1445': NO_PATCH,
    '2000': 'check `adobe-access-token`, or the credential behind `adobe-client-id`',
    '2001': 'check `adobe-access-token`, or the credential behind `adobe-client-id`',
    '2002': 'check `adobe-org-id`',
    '2100': 'check the name of the sandbox (the name, not the title), and that the role of the credential holds it',
    '2101': 'check the name of the sandbox, and that the role of the credential holds it',
    '2103': 'check the name of the sandbox, and that the role of the credential holds it',
    '2118': 'add View Sources and Manage Sources, and the sandbox, to the role of the API credential (Permissions → Roles)',
    '2120': 'add Manage Sources to the role of the API credential (Permissions → Roles → API credentials)',
    '2121': 'add View Sources to the role of the API credential (Permissions → Roles → API credentials)',
    invalid_client: 'check `adobe-client-id` and `adobe-client-secret`: they do not belong together, or the secret was rotated',
    invalid_scope: 'check `adobe-scopes` against the list that the Developer Console shows for the credential',
}));
/** Returns what to do about an error of Adobe's, when its code or status is known. */
function hintFor(code, status) {
    const known = code === undefined ? undefined : (HINTS.get(code) ?? HINTS.get(code.replace(/-\d+$/, '')));
    if (known !== undefined)
        return known;
    if (status === 401)
        return 'check the Adobe credential: client id, client secret or access token';
    if (status === 403) {
        return 'check that the role of the API credential holds the sandbox, View Sources and Manage Sources';
    }
    if (status === 429)
        return 'Adobe asks to slow down: run again later, or give the run more time with `timeout`';
    if (status >= 500)
        return 'Adobe had trouble: run again later';
    if (status >= 300 && status < 400)
        return 'redirects are not followed: check `platform-url` and `ims-url`';
    return undefined;
}

;// CONCATENATED MODULE: ./build/src/flow-service/refusal.js



/** Returns words for an exchange with Adobe that did not bring what was asked for. */
function describeRefusal(result, redact) {
    const hint = result.kind === 'answer' ? hintFor((0,describe_exchange/* readError */.lS)(result.json).code, result.status) : undefined;
    return { text: (0,describe_exchange/* describeExchange */.Nu)(result, redact), ...(hint === undefined ? {} : { hint }) };
}
/** Codes of a 404 that is about the sandbox, not about what was asked for. */
const SANDBOX_CODES = /^(?:2100|2101|2103)(?:-|$)/;
/**
 * Whether Flow Service itself said that what was asked for does not exist. A 404 that a proxy or the gateway made, or one
 * about the sandbox, says nothing of the kind.
 */
function isAbsence(result) {
    if (result.kind !== 'answer' || result.status !== 404 || !(0,is_record/* isRecord */.u)(result.json))
        return false;
    if (result.json['error_code'] !== undefined)
        return false;
    const { code, message } = (0,describe_exchange/* readError */.lS)(result.json);
    return (code ?? message) !== undefined && !SANDBOX_CODES.test(code ?? '');
}
/**
 * Whether Flow Service itself said that it did what it was asked: with JSON, or with a status that goes without a body. Any
 * proxy on the way can say 200.
 */
function isSuccess(result) {
    if (result.kind !== 'answer' || result.status < 200 || result.status >= 300)
        return false;
    return (0,is_record/* isRecord */.u)(result.json) || result.status === 202 || result.status === 204;
}


/***/ }),

/***/ 8569:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ useProxy)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6762);

/**
 * Makes `fetch` go through the proxy that the environment names, if it names one: Node's own does not look. undici is
 * evaluated only then; it stays in the one bundle, whose licences are listed per file. Throws a ProblemError when the
 * proxy's address is none.
 */
async function useProxy(environment) {
    const names = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];
    if (names.every((name) => (environment[name] ?? '') === ''))
        return;
    const { EnvHttpProxyAgent, Pool, setGlobalDispatcher } = await Promise.resolve(/* import() eager */).then(__webpack_require__.t.bind(__webpack_require__, 4371, 19));
    // What leads to the proxy. Left to itself, undici tells a refusal in words only, and opens a connection that the proxy
    // breaks again and again, thousands of times a second, until the request is given up.
    const clientFactory = (origin, options) => {
        const pool = new Pool(origin, options);
        const open = pool.connect.bind(pool);
        const connect = async (asked) => {
            const tunnel = await open(asked).catch((cause) => {
                throw isAboutTls(cause) ? cause : new ProxyError('PROXY_UNREACHABLE', { cause });
            });
            if (tunnel.statusCode === 200)
                return tunnel;
            tunnel.socket.on('error', () => { }).destroy();
            throw new ProxyError(tunnel.statusCode === 407 ? 'PROXY_407' : tunnel.statusCode < 500 ? 'PROXY_REFUSED' : 'PROXY_FAILED');
        };
        return Object.assign(pool, { connect });
    };
    const direct = environment['no_proxy'] ?? environment['NO_PROXY'] ?? '';
    // An emulator is on this machine: what is sent there, credentials and all, must not leave it.
    const noProxy = direct === '*' ? direct : `${direct},127.0.0.1,localhost,[::1]`;
    try {
        setGlobalDispatcher(new EnvHttpProxyAgent({ noProxy, clientFactory }));
    }
    catch (cause) {
        const message = 'the proxy that the environment names is not a URL';
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm({ code: 'proxy-invalid', message, fix: 'correct HTTPS_PROXY or HTTP_PROXY' }, { cause });
    }
}
/** A proxy that made no tunnel: nothing was sent to whom the request was for. The code is one of `http/exchange.ts`. */
class ProxyError extends Error {
    code;
    constructor(code, options) {
        super(code, options);
        this.code = code;
    }
}
/** Whether it was the certificate of a proxy that is talked to by TLS, which has words of its own. */
function isAboutTls(error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return /^(?:ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/.test(code);
}


/***/ }),

/***/ 5911:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nu: () => (/* binding */ describeExchange),
/* harmony export */   g$: () => (/* binding */ printable),
/* harmony export */   lS: () => (/* binding */ readError),
/* harmony export */   ml: () => (/* binding */ shorten)
/* harmony export */ });
/* harmony import */ var _is_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3471);

/** How much of a service's own message is shown, in characters. */
const LONGEST_MESSAGE = 300;
/** How much of it is looked at: an answer may be megabytes, and reading those takes seconds. */
const LONGEST_READ = 20_000;
/**
 * Returns words for an exchange that did not bring what was asked for, such as
 * `HTTP 403, code 2120-403: Permission missing (request id abc)`. `redact` runs before anything is cut: servers repeat
 * requests in their errors.
 */
function describeExchange(result, redact) {
    switch (result.kind) {
        case 'not-sent':
            return `nothing was sent: ${result.reason}`;
        case 'lost':
            return 'the connection broke before an answer came';
        case 'timed-out':
            return 'no answer came in time';
        case 'unreadable':
            return `HTTP ${result.status}, but the answer was ${result.reason}${idOf(result.requestId, redact)}`;
        case 'answer': {
            const { code, message, requestId } = readError(result.json);
            const shownCode = code === undefined ? '' : `, code ${short(redact(code))}`;
            const shownMessage = message === undefined
                ? unspoken(result)
                : withoutTokens(printable(redact(printable(redact(message)))));
            const id = idOf(requestId ?? result.requestId, redact);
            return `HTTP ${result.status}${shownCode}: ${shorten(shownMessage, LONGEST_MESSAGE)}${id}`;
        }
    }
}
/**
 * Reads the error bodies that Adobe and Zoho document: the gateway's `error_code`/`message`; Flow Service's `type` with
 * the code in it, `title`, `report`, `errorMessage`, `errorDetails`; the generic `title`/`detail`; the bare
 * `message`; and OAuth's `error`/`error_description`.
 */
function readError(json) {
    if (!(0,_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(json))
        return {};
    const report = (0,_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(json['report']) ? json['report'] : {};
    const typeCode = /\/FLOW-(\d+-\d+)$/i.exec(asText(json['type']) ?? '')?.[1];
    const code = asText(json['error_code']) ?? typeCode ?? asText(json['error']) ?? asText(json['errorCode']);
    const headline = asText(json['title']) ?? asText(json['errorMessage']) ?? asText(json['message']);
    const detail = asText(report['detailed-message']) ??
        asText(json['errorDetails']) ??
        asText(json['detail']) ??
        asText(json['error_description']);
    const parts = [headline, detail].filter((part) => part !== undefined);
    const message = [...new Set(parts)].join(': ');
    const requestId = asText(report['request-id']) ?? asText(report['requestId']);
    return {
        ...(code === undefined ? {} : { code }),
        ...(message === '' ? {} : { message }),
        ...(requestId === undefined ? {} : { requestId }),
    };
}
/**
 * Hides what may be a piece of a token: a server may repeat one cut short, and then it is not recognised. Request ids and
 * other UUIDs stay.
 */
function withoutTokens(text) {
    return text.replace(/[A-Za-z0-9+/_=~%.-]{16,}/g, (run) => (!/\d/.test(run) || UUID.test(run) ? run : '…'));
}
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.?$/i;
function unspoken(result) {
    return result.json === undefined ? 'the answer is empty or not JSON' : 'the answer says no more';
}
function idOf(requestId, redact) {
    return requestId === undefined ? '' : ` (request id ${short(redact(requestId))})`;
}
/** A code or an id is short, and plain; whatever else a server puts there may be a piece of what it was sent. */
function short(text) {
    return /^[\w.: *-]{1,40}$/.test(text) ? text : '…';
}
function asText(value) {
    if (typeof value === 'number')
        return String(value);
    if (typeof value !== 'string')
        return undefined;
    // The last word of what is cut may be half a secret.
    const read = value.length <= LONGEST_READ ? value : value.slice(0, LONGEST_READ).replace(/\S{1,4096}$/, '');
    return printable(read) === '' ? undefined : read;
}
/** Returns text on one line, without what does not print. */
function printable(text) {
    return text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
}
/** Returns text cut to `longest` characters. Nothing is to be redacted after that. */
function shorten(text, longest) {
    // Half a surrogate pair at the end is not text.
    return text.length <= longest ? text : `${text.slice(0, longest).replace(/\p{Cs}$/u, '')}…`;
}


/***/ }),

/***/ 6089:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bG: () => (/* binding */ isCutByEnd),
/* harmony export */   cv: () => (/* binding */ exchange),
/* harmony export */   qE: () => (/* binding */ RUN_ENDING)
/* harmony export */ });
/* unused harmony export MAX_BODY_BYTES */
/** No answer of Adobe or Zoho comes near this; a larger one is not read to its end. */
const MAX_BODY_BYTES = 10 * 1024 * 1024;
/** What comes of a request that the end of the run kept from starting. */
const RUN_ENDING = {
    kind: 'not-sent',
    reason: 'the run was ending',
    lasting: true,
    ending: true,
};
/** Whether it was the end of the run that cut an exchange short, and not the network or the server. */
function isCutByEnd(result) {
    return 'ending' in result && result.ending === true;
}
/**
 * Sends one request, once, and reads its answer whole. Never throws: every way it can end is an `Exchange`.
 * Redirects are not followed: credentials would go along to wherever the answer points.
 */
async function exchange(request, sending) {
    const malformed = malformation(request);
    if (malformed !== undefined)
        return malformed;
    if (sending.abandon.aborted)
        return RUN_ENDING;
    const over = new AbortController();
    const given = new AbortController();
    let gaveUp = false;
    const giveUp = () => {
        gaveUp = true;
        given.abort();
    };
    sending.abandon.addEventListener('abort', giveUp, { once: true });
    void sending.clock.sleep(sending.timeout, over.signal).then(() => {
        if (!over.signal.aborted)
            giveUp();
    });
    try {
        // The race is for servers, proxies and mocks that do not let go when they are told to.
        const abandoned = new Promise((resolve) => {
            given.signal.addEventListener('abort', () => resolve({ kind: 'timed-out' }), { once: true });
        });
        const ended = await Promise.race([
            converse(request, sending.fetch, given.signal, () => gaveUp),
            abandoned,
        ]);
        return ended.kind === 'timed-out' && sending.abandon.aborted ? { ...ended, ending: true } : ended;
    }
    finally {
        over.abort();
        sending.abandon.removeEventListener('abort', giveUp);
    }
}
/** `fetch` throws for a URL or header that HTTP cannot carry, before it sends anything, in the way it throws for a lost connection. */
function malformation({ url, method, headers }) {
    try {
        new Request(url, { method, headers });
        return undefined;
    }
    catch {
        // The message quotes the header.
        return { kind: 'not-sent', reason: 'its URL or a header holds what HTTP cannot carry', lasting: true };
    }
}
async function converse(request, send, signal, gaveUp) {
    let response;
    try {
        response = await send(request.url, {
            method: request.method,
            headers: request.headers,
            ...(request.body === undefined ? {} : { body: request.body }),
            redirect: 'manual',
            signal,
        });
    }
    catch (error) {
        return gaveUp() ? { kind: 'timed-out' } : brokenConnection(error);
    }
    const requestId = response.headers.get('x-request-id');
    const common = { status: response.status, ...(requestId === null ? {} : { requestId }) };
    const body = await readBody(response);
    if (body.kind === 'text') {
        return { kind: 'answer', ...common, headers: response.headers, json: parseJson(body.text) };
    }
    return gaveUp() ? { kind: 'timed-out' } : { kind: 'unreadable', ...common, reason: body.kind };
}
async function readBody(response) {
    if (response.body === null)
        return { kind: 'text', text: '' };
    const reader = response.body.getReader();
    const chunks = [];
    let size = 0;
    try {
        for (;;) {
            const { done, value } = await reader.read();
            if (done)
                break;
            size += value.byteLength;
            if (size > MAX_BODY_BYTES) {
                void reader.cancel().catch(() => { });
                return { kind: 'too large' };
            }
            chunks.push(value);
        }
    }
    catch {
        return { kind: 'cut short' };
    }
    return { kind: 'text', text: new TextDecoder().decode(Buffer.concat(chunks)) };
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        // A proxy's HTML page, or nothing: the status has to speak for itself.
        return undefined;
    }
}
/** Codes for a connection that was given up while the server may still be at work. */
const TIMED_OUT = new Set(['ETIMEDOUT', 'UND_ERR_HEADERS_TIMEOUT']);
/**
 * Codes of Node and undici for requests that reached no server, with what to tell people. Whatever is not here
 * counts as lost: the server may have acted. `lasting` ones do not go away by trying again. Where one code is used
 * for several system calls, the call stands before it.
 */
const NOT_SENT = new Map(Object.entries({
    'connect ECONNREFUSED': { reason: 'the connection was refused', lasting: false },
    ENOTFOUND: { reason: 'the host name is not known', lasting: false },
    EAI_AGAIN: { reason: 'the host name could not be looked up', lasting: false },
    'connect EHOSTUNREACH': { reason: 'the host cannot be reached', lasting: false },
    'connect ENETUNREACH': { reason: 'the network cannot be reached', lasting: false },
    'connect ETIMEDOUT': { reason: 'the connection was not made in time', lasting: false },
    UND_ERR_CONNECT_TIMEOUT: { reason: 'the connection was not made in time', lasting: false },
    PROXY_UNREACHABLE: {
        reason: 'the proxy cannot be reached, or breaks the connection (see HTTPS_PROXY)',
        lasting: false,
    },
    PROXY_407: { reason: 'the proxy wants other credentials: HTTP 407 (see HTTPS_PROXY)', lasting: true },
    PROXY_REFUSED: { reason: 'the proxy refuses to connect to this host (see HTTPS_PROXY)', lasting: true },
    PROXY_FAILED: { reason: 'the proxy could not connect to this host (see HTTPS_PROXY)', lasting: false },
    CERT_HAS_EXPIRED: { reason: "the server's certificate has expired", lasting: true },
    CERT_NOT_YET_VALID: { reason: "the server's certificate is not valid yet", lasting: true },
    DEPTH_ZERO_SELF_SIGNED_CERT: {
        reason: "the server's certificate is not trusted (see NODE_EXTRA_CA_CERTS)",
        lasting: true,
    },
    SELF_SIGNED_CERT_IN_CHAIN: {
        reason: "the server's certificate is not trusted (see NODE_EXTRA_CA_CERTS)",
        lasting: true,
    },
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: {
        reason: "the server's certificate is not trusted (see NODE_EXTRA_CA_CERTS)",
        lasting: true,
    },
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: {
        reason: "the server's certificate is not trusted (see NODE_EXTRA_CA_CERTS)",
        lasting: true,
    },
    ERR_TLS_CERT_ALTNAME_INVALID: { reason: "the server's certificate is for another host", lasting: true },
    ERR_SSL_WRONG_VERSION_NUMBER: { reason: 'the server does not speak TLS', lasting: true },
}));
function brokenConnection(error) {
    const codes = codesOf(error);
    for (const code of codes) {
        const known = NOT_SENT.get(code);
        if (known !== undefined)
            return { kind: 'not-sent', ...known };
    }
    return codes.some((code) => TIMED_OUT.has(code)) ? { kind: 'timed-out' } : { kind: 'lost' };
}
/**
 * Returns the codes of an error, each also with its system call before it. `fetch` throws a bare TypeError; the code
 * is in its cause, or in the causes that an AggregateError collects.
 */
function codesOf(error) {
    const codes = [];
    for (let current = error, depth = 0; current instanceof Error && depth < 5; current = current.cause, depth++) {
        const parts = current instanceof AggregateError ? current.errors : [current];
        for (const part of parts) {
            if (!(part instanceof Error) || !('code' in part) || typeof part.code !== 'string')
                continue;
            codes.push(part.code);
            if ('syscall' in part && typeof part.syscall === 'string')
                codes.push(`${part.syscall} ${part.code}`);
        }
    }
    return codes;
}


/***/ }),

/***/ 4132:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ failureCode),
/* harmony export */   Q: () => (/* binding */ isAnswered)
/* harmony export */ });
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6089);

/** Whether a server answered, and not because it was in trouble itself: asking again would bring the same. */
function isAnswered(result) {
    return result.kind === 'answer' && result.status < 500;
}
/** Returns the code for an exchange that did not bring what was asked for: one of the two that are given, or that the run ended. */
function failureCode(result, { answered, unreachable }) {
    if ((0,_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .isCutByEnd */ .bG)(result))
        return 'run-ended';
    return isAnswered(result) ? answered : unreachable;
}


/***/ }),

/***/ 2343:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B5: () => (/* binding */ isThrottled),
/* harmony export */   P9: () => (/* binding */ retryAfter),
/* harmony export */   sk: () => (/* binding */ nextStep)
/* harmony export */ });
/* unused harmony export MAX_ATTEMPTS */
/** How often a read is tried when the server or the network fails. */
const MAX_ATTEMPTS = 5;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 20_000;
/**
 * Decides what follows an exchange that may safely be sent again (a GET, a DELETE, a token). Waits are in
 * milliseconds, and never longer than the time that is left: then the exchange stands as it is.
 */
function nextStep(result, attempt) {
    const throttled = isThrottled(result);
    if (!throttled && (!isPassing(result) || attempt.number >= MAX_ATTEMPTS))
        return { kind: 'done' };
    const asked = result.kind === 'answer' ? retryAfter(result.headers, attempt.now) : undefined;
    // "At once" and a date that has passed by this machine's clock ask for nothing: it backs off as ever.
    const wait = asked !== undefined && asked >= FIRST_WAIT_MS ? asked : Math.max(asked ?? 0, backOff(attempt));
    return wait < attempt.remaining ? { kind: 'retry', wait, throttled } : { kind: 'done' };
}
/** Whether the server said that it is asked too much: such a request was not acted on. */
function isThrottled(result) {
    return result.kind === 'answer' && result.status === 429;
}
/** Whether trying again may help. */
function isPassing(result) {
    switch (result.kind) {
        case 'answer':
            return (result.status === 408 ||
                // What a server does not implement it will not implement in a second.
                (result.status >= 500 && result.status !== 501) ||
                (result.status === 200 && result.json === undefined));
        case 'not-sent':
            return !result.lasting;
        case 'lost':
        case 'timed-out':
            return true;
        case 'unreadable':
            return result.reason === 'cut short';
    }
}
/** Exponential, with full jitter: runs that failed together do not come back together. Never 0. */
function backOff(attempt) {
    const ceiling = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempt.number - 1, 10));
    return 1 + Math.floor(attempt.random * ceiling);
}
/** Returns how long `Retry-After` asks to wait, in milliseconds: RFC 9110 allows seconds and a date. */
function retryAfter(headers, now) {
    const value = headers.get('retry-after')?.trim();
    if (value === undefined || value === '')
        return undefined;
    if (/^\d+(?:\.\d+)?$/.test(value))
        return Math.ceil(Number(value) * 1000);
    // Date.parse finds a date in almost anything.
    const date = /^[A-Za-z]{3,9}, .+ GMT$/.test(value) ? Date.parse(value) : Number.NaN;
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}


/***/ }),

/***/ 940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ createStop)
/* harmony export */ });
/* unused harmony export GRACE_MS */
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8474);

/** What is in flight when a run must end gets this long to finish. GitHub kills a cancelled step after about 10 s. */
const GRACE_MS = 5_000;
/** Returns the stop of a run that may take `timeout` milliseconds and ends early when `cancel` aborts. */
function createStop(clock, timeout, cancel) {
    const deadline = clock.now() + timeout;
    const requested = new AbortController();
    const final = new AbortController();
    const over = new AbortController();
    // Every request that waits listens to them; Node warns of a leak from the eleventh on.
    (0,node_events__WEBPACK_IMPORTED_MODULE_0__.setMaxListeners)(0, requested.signal, final.signal);
    let reason;
    const stop = (why) => {
        if (reason !== undefined || over.signal.aborted)
            return;
        reason = why;
        requested.abort();
        void clock.sleep(GRACE_MS, over.signal).then(() => final.abort());
    };
    const onCancel = () => stop('cancelled');
    if (cancel.aborted)
        onCancel();
    else
        cancel.addEventListener('abort', onCancel, { once: true });
    void clock.sleep(timeout, over.signal).then(() => stop('out-of-time'));
    return {
        requested: requested.signal,
        final: final.signal,
        reason: () => reason,
        remaining: () => Math.max(0, deadline - clock.now()),
        dispose: () => {
            cancel.removeEventListener('abort', onCancel);
            over.abort();
        },
    };
}


/***/ }),

/***/ 1063:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ isToken),
/* harmony export */   u: () => (/* binding */ maskTokensIn)
/* harmony export */ });
/* harmony import */ var _is_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3471);

/** Whether `value` is a token that a header and JSON carry unchanged, and that is long enough to be masked. */
function isToken(value) {
    return typeof value === 'string' && /^[\x21-\x7e]{8,}$/.test(value);
}
/** Masks the tokens of an answer that is about to be told as an error: a server may give one and refuse all the same. */
function maskTokensIn(result, mask) {
    if (result.kind !== 'answer' || !(0,_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(result.json))
        return;
    for (const name of ['access_token', 'refresh_token', 'id_token']) {
        const token = result.json[name];
        if (typeof token === 'string' && token.length >= 8)
            mask(token);
    }
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

/***/ 2095:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ createRedactor)
/* harmony export */ });
/* harmony import */ var _needle_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2345);

/**
 * Returns a redactor that knows no secret yet. `encodings` are further ways in which text is written here, such as the
 * escaping of a renderer: a secret is recognised in each.
 */
function createRedactor(encodings = []) {
    const index = new _needle_index_js__WEBPACK_IMPORTED_MODULE_0__/* .NeedleIndex */ .c();
    return {
        add: (secret) => {
            for (const form of formsOf(secret))
                index.add(form);
            for (const encode of encodings)
                index.add(encode(secret));
        },
        redact: (text) => {
            let result = hide(text, index);
            // What stands on both sides of a `***` may, together with it, be a secret.
            for (let before = text; before !== result; result = hide(before, index))
                before = result;
            return result;
        },
    };
}
function hide(text, index) {
    let result = '';
    let hiddenUntil = 0;
    index.scan(text, (start, needle) => {
        // Secrets that overlap are hidden together: what one leaves over may be half of the other.
        if (start >= hiddenUntil)
            result += `${text.slice(hiddenUntil, start)}***`;
        hiddenUntil = Math.max(hiddenUntil, start + needle.length);
    });
    return result + text.slice(hiddenUntil);
}
function formsOf(secret) {
    const bytes = Buffer.from(secret, 'utf8');
    const hex = bytes.toString('hex');
    return new Set([
        secret,
        secret.trim(),
        ...jsonFormsOf(secret),
        ...uriFormsOf(secret),
        ...htmlFormsOf(secret),
        ...base64FormsOf(bytes),
        hex,
        hex.toUpperCase(),
    ]);
}
/** As JSON.stringify has it, and as other languages do: with more escapes, and once again inside another text. */
function jsonFormsOf(secret) {
    const json = JSON.stringify(secret).slice(1, -1);
    const asUnicode = (text, which) => text.replace(which, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
    const ascii = asUnicode(json, /[^\x20-\x7e]/g);
    const forHtml = asUnicode(ascii, /[<>&'+`]/g);
    const forms = [
        json,
        json.replaceAll('/', '\\/'),
        ascii,
        ascii.replaceAll('/', '\\/'),
        asUnicode(json, /[<>&\u2028\u2029]/g),
        forHtml,
        forHtml
            .replaceAll('\\"', '\\u0022')
            .replace(/\\u[0-9a-f]{4}/g, (code) => `\\u${code.slice(2).toUpperCase()}`),
    ];
    return [...forms, JSON.stringify(json).slice(1, -1)];
}
function uriFormsOf(secret) {
    // A lone surrogate has no UTF-8 form.
    const uri = encodeURIComponent(secret.replace(/\p{Cs}/gu, '\ufffd'));
    // RFC 3986 reserves these too, and many servers escape them; `encodeURIComponent` does not.
    const strict = uri.replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
    const form = new URLSearchParams({ s: secret }).toString().slice(2);
    const forms = [uri, strict, form, uri.replaceAll('%20', '+'), strict.replaceAll('%20', '+')];
    return [...forms, ...forms.map((text) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()))];
}
/** Renderers differ in the quotes that they escape, and in how. */
function htmlFormsOf(secret) {
    const text = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    return ['"', '&quot;', '&#34;'].flatMap((quote) => ["'", '&#39;', '&#039;', '&#x27;', '&apos;'].map((apostrophe) => text.replaceAll('"', quote).replaceAll("'", apostrophe)));
}
/**
 * A base64 text depends on where in its group of three bytes a secret begins: all three. Each is what the secret alone
 * decides, without the characters at its ends that hold bits of its neighbours.
 */
function base64FormsOf(bytes) {
    return [0, 1, 2].flatMap((shift) => {
        const whole = Buffer.concat([Buffer.alloc(shift), bytes]);
        const text = whole
            .toString('base64')
            .slice(Math.ceil((shift * 8) / 6), Math.floor((whole.length * 8) / 6));
        return [text, text.replaceAll('+', '-').replaceAll('/', '_')];
    });
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
