export const id = 468;
export const ids = [468];
export const modules = {

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

/***/ 2327:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q: () => (/* reexport */ demo_client/* DEMO_ADOBE_CLIENT */.q),
  I: () => (/* binding */ createEmulator)
});

// EXTERNAL MODULE: ./build/src/clock.js
var src_clock = __webpack_require__(560);
// EXTERNAL MODULE: ./build/src/emulator/demo-client.js
var demo_client = __webpack_require__(8212);
;// CONCATENATED MODULE: ./build/src/emulator/identifiers.js
const hexDigits = '0123456789abcdef';
/** So many lower-case hexadecimal digits. */
function hex(random, length) {
    return pick(random, hexDigits, length);
}
/** So many characters of `alphabet`. */
function pick(random, alphabet, length) {
    return Array.from({ length }, () => alphabet.charAt(Math.floor(random() * alphabet.length))).join('');
}
/** A version 4 UUID in lower case. */
function uuid(random) {
    return [
        hex(random, 8),
        hex(random, 4),
        `4${hex(random, 3)}`,
        `${pick(random, '89ab', 1)}${hex(random, 3)}`,
        hex(random, 12),
    ].join('-');
}
/** An entity tag as Flow Service writes it: the double quotes are part of the text. */
function entityTag(random) {
    return `"${hex(random, 4)}-${hex(random, 4)}-0000-0000-${hex(random, 12)}"`;
}

;// CONCATENATED MODULE: ./build/src/emulator/dependents.js

/** The source connections and the flows of every sandbox. */
class Dependents {
    #clock;
    #random;
    #sourceConnections = [];
    #flows = [];
    constructor(clock, random) {
        this.#clock = clock;
        this.#random = random;
    }
    sourceConnections(sandbox, imsOrgId) {
        return this.#sourceConnections.filter(isIn(sandbox, imsOrgId));
    }
    flows(sandbox, imsOrgId) {
        return this.#flows.filter(isIn(sandbox, imsOrgId));
    }
    /** Whether flows run on a base connection. A source connection alone doesn't count. */
    haveFlowsOn(connectionId) {
        const sources = this.#sourceConnections.filter(({ baseConnectionId }) => baseConnectionId === connectionId);
        return sources.some(({ id }) => this.#flows.some(({ sourceConnectionIds }) => sourceConnectionIds.includes(id)));
    }
    /** Puts a source connection and its flows on a base connection, in its sandbox. */
    seed(connection, seed) {
        const source = {
            ...this.#dependent(connection, seed),
            baseConnectionId: connection.id,
            connectionSpec: connection.connectionSpec,
        };
        const flows = (seed.flows ?? []).map((flow) => ({ ...this.#dependent(connection, flow), sourceConnectionIds: [source.id] }));
        this.#sourceConnections.push(source);
        this.#flows.push(...flows);
        return { id: source.id, flows: flows.map(({ id, name }) => ({ id, name })) };
    }
    #dependent(connection, seed) {
        return {
            id: seed.id ?? uuid(this.#random),
            name: seed.name,
            createdAt: this.#clock.now(),
            sandboxName: connection.sandboxName,
            imsOrgId: connection.imsOrgId,
            state: 'enabled',
        };
    }
}
function isIn(sandbox, imsOrgId) {
    return (dependent) => dependent.sandboxName === sandbox && dependent.imsOrgId === imsOrgId;
}

;// CONCATENATED MODULE: ./build/src/emulator/refusals.js
/** An answer that ends the handling of a request early. Carries the answer; it is not a failure of the emulator. */
class Refusal extends Error {
    status;
    body;
    constructor(status, body) {
        super(`refused with status ${status}`);
        this.name = 'Refusal';
        this.status = status;
        this.body = body;
    }
}
/** What Adobe's API gateway answers; the first three digits of a code are the status. */
const gatewayRefusals = {
    '400003': [400, 'Missing required header'],
    '401013': [401, 'Oauth token is not valid'],
    '403000': [403, 'Api Key is required'],
    '403003': [403, 'Api Key is invalid'],
    '403010': [403, 'Oauth token is missing.'],
    '403025': [403, 'Profile is not valid'],
    '403027': [403, 'User region is missing'],
};
/** What Flow Service answers; the digits after the hyphen are the status. */
const flowRefusals = {
    '1103-503': [503, 'The service is unavailable'],
    '1300-400': [400, 'Connections of this connector type cannot be patched'],
    '1304-400': [400, 'A mandatory field is missing'],
    '1308-400': [400, 'The backend of the connector returned an error'],
    '1336-501': [501, 'The connection spec does not support this'],
    '1401-400': [400, 'The parameters count and limit cannot be used together'],
    '1403-400': [400, 'The header If-Match is missing'],
    '1404-412': [412, 'The etag in If-Match is not that of the connection'],
    '1405-400': [400, 'The request body is empty'],
    '1413-400': [400, 'The connection spec id is invalid'],
    '1414-400': [400, 'The connection spec of a connection cannot be changed'],
    '1415-400': [400, 'The auth spec name is not part of the connection spec'],
    '1416-400': [400, 'The connection can only be changed when enabled, disabled or initializing'],
    '1418-400': [400, 'The base connection is in use by flows and cannot be deleted'],
    '1432-400': [400, 'The orderby parameter is invalid'],
    '1434-400': [400, 'The operation is not supported in a patch'],
    '1439-404': [404, 'The requested entity was not found'],
    '1440-400': [400, 'The operator is not implemented'],
    '1445-400': [400, 'Patching connections is switched off'],
    '1448-400': [400, 'Invalid parameters in the query'],
    '1449-400': [400, 'Invalid value of a parameter in the query'],
    '1455-400': [400, 'The field of a patch operation is missing'],
    '2100-404': [404, 'The sandbox was not found'],
    '2105-400': [400, 'The header x-sandbox-name is missing'],
    '2110-400': [400, 'The header x-sandbox-id is not allowed'],
};
/** A refusal of Adobe's API gateway: `{error_code, message}`. */
function gatewayRefusal(code, detail) {
    const [status, message] = gatewayRefusals[code];
    return new Refusal(status, () => ({
        error_code: code,
        message: detail ? `${message}: ${detail}` : message,
    }));
}
/** A refusal of Flow Service, with the request id in its report. */
function flowRefusal(code, detail) {
    const [status, title] = flowRefusals[code];
    return new Refusal(status, (requestId) => ({
        type: `https://ns.adobe.com/aep/errors/FLOW-${code}`,
        title,
        status,
        report: { 'detailed-message': detail, 'request-id': requestId },
        errorMessage: title,
        errorDetails: detail,
    }));
}
/** The generic refusal of Experience Platform, as for a body that is not JSON. */
function platformRefusal(status, title, detail) {
    return new Refusal(status, () => ({ type: '/placeholder/type/uri', status, title, detail }));
}
/** A refusal that says a message and nothing else. */
function messageRefusal(status, message) {
    return new Refusal(status, () => ({ message }));
}

;// CONCATENATED MODULE: ./build/src/emulator/listing.js

const knownParameters = new Set([
    'property',
    'limit',
    'orderby',
    'continuationToken',
    'count',
]);
/** Items of a page when no `limit` is given. Adobe documents no number; a small one finds clients that don't page. */
const defaultLimit = 20;
/**
 * Carries out the query of a listing, such as `GET /connections`, over the records of a sandbox.
 * Throws a `Refusal` for a query that Flow Service would not take.
 */
function list(records, query, maximumPageSize) {
    const unknown = [...query.keys()].filter((name) => !knownParameters.has(name));
    if (unknown.length > 0)
        throw flowRefusal('1448-400', `Unknown: ${unknown.join(', ')}`);
    const filters = query.getAll('property').map(parseFilter);
    const matching = records.filter((record) => filters.every((filter) => filter(record)));
    if (query.get('count') === 'true') {
        if (query.has('limit'))
            throw flowRefusal('1401-400', 'Leave out either count or limit.');
        return { count: matching.length };
    }
    const size = Math.min(parseLimit(query.get('limit')) ?? defaultLimit, maximumPageSize);
    const token = query.get('continuationToken');
    const cursor = token === null ? undefined : decodeToken(token);
    const order = parseOrder(cursor?.orderby ?? query.get('orderby') ?? '-createdAt');
    const ordered = matching
        .map((record) => ({ record, position: positionOf(record, order.field) }))
        .sort((a, b) => comparePositions(a.position, b.position, order.direction));
    // A page begins after the last item of the one before, by value and not by number: what is made or removed in between
    // neither repeats nor drops anything.
    const rest = cursor
        ? ordered.filter(({ position }) => comparePositions(position, cursor.after, order.direction) > 0)
        : ordered;
    const page = rest.slice(0, size);
    const last = page.at(-1);
    return {
        items: page.map(({ record }) => record),
        next: last && rest.length > size ? encodeToken({ orderby: order.text, after: last.position }) : undefined,
    };
}
/** A link to the page of a collection, such as `connections`, that a token stands for. `=` may stand in a query as it is, and does: a link must be parsed, not split at it. */
function nextLink(collection, token) {
    return `/${collection}?continuationToken=${encodeURIComponent(token).replaceAll('%3D', '=')}`;
}
/** Bytes that become `++//` in base64, so that a token which isn't percent-encoded on its way back is found out. */
const tokenPrefix = Buffer.from([0xfb, 0xef, 0xff]);
function encodeToken(cursor) {
    const text = JSON.stringify([cursor.orderby, ...cursor.after]);
    let bytes = Buffer.concat([tokenPrefix, Buffer.from(text)]);
    // White space after JSON is free: it makes the base64 text end in two equals signs.
    while (bytes.length % 3 !== 1)
        bytes = Buffer.concat([bytes, Buffer.from(' ')]);
    return bytes.toString('base64');
}
function decodeToken(token) {
    const bytes = Buffer.from(token, 'base64');
    try {
        // Node forgives missing padding and stray characters; the service's tokens are opaque and must come back whole.
        if (bytes.toString('base64') !== token)
            throw new SyntaxError('not the token that was handed out');
        const parsed = JSON.parse(bytes.subarray(tokenPrefix.length).toString());
        if (!Array.isArray(parsed))
            throw new SyntaxError('not an array');
        const [orderby, value, id] = parsed;
        if (typeof orderby !== 'string' || typeof id !== 'string')
            throw new SyntaxError('not a cursor');
        if (typeof value !== 'string' && typeof value !== 'number')
            throw new SyntaxError('not a position');
        return { orderby, after: [value, id] };
    }
    catch {
        throw flowRefusal('1449-400', 'The continuationToken is not valid.');
    }
}
function parseLimit(text) {
    if (text === null)
        return undefined;
    if (!/^[1-9]\d{0,8}$/.test(text))
        throw flowRefusal('1449-400', 'The limit must be a positive whole number.');
    return Number(text);
}
const orderFields = new Set(['id', 'name', 'state', 'createdAt', 'updatedAt']);
function parseOrder(text) {
    // An unencoded plus sign arrives as a space.
    const match = /^(?<sign>[-+ ]?)(?<field>.*)$/.exec(text);
    const field = match?.groups?.['field'] ?? '';
    if (!orderFields.has(field))
        throw flowRefusal('1432-400', `Cannot order by ${field}.`);
    return { text, field, direction: match?.groups?.['sign'] === '-' ? -1 : 1 };
}
function positionOf(record, field) {
    const value = valuesAt(record, [field])[0];
    return [typeof value === 'number' ? value : String(value), record.id];
}
function comparePositions(a, b, direction) {
    return direction * compareValues(a[0], b[0]) || compareValues(a[1], b[1]);
}
function compareValues(a, b) {
    if (typeof a === 'number' && typeof b === 'number')
        return a - b;
    const [left, right] = [String(a), String(b)];
    return left < right ? -1 : left > right ? 1 : 0;
}
const comparisons = {
    '==': (order) => order === 0,
    '>': (order) => order > 0,
    '<': (order) => order < 0,
    '>=': (order) => order >= 0,
    '<=': (order) => order <= 0,
};
/** `path==value,value`: a comma means or; the parameter repeated means and, which is the caller's business. */
function parseFilter(text) {
    const match = /^(?<path>[^=<>!~]+)(?<operator>[=<>!~]+)(?<values>.*)$/s.exec(text);
    const path = match?.groups?.['path'];
    const compare = comparisons[match?.groups?.['operator'] ?? ''];
    if (!path || !compare)
        throw flowRefusal('1440-400', `Cannot filter by ${text}.`);
    // Older pages of Adobe's show the value in double quotes.
    const wanted = (match?.groups?.['values'] ?? '')
        .split(',')
        .map((value) => value.replace(/^"(.*)"$/s, '$1'));
    return (record) => valuesAt(record, path.split('.')).some((actual) => wanted.some((value) => compare(compareValues(actual, typeof actual === 'number' ? Number(value) : value))));
}
/** The plain values at a path; a step that ends in `[]` goes into an array. Secrets can't be searched for. */
function valuesAt(record, path) {
    let found = path[0] === 'auth' && path[1] === 'params' ? [] : [record];
    for (const step of path) {
        const name = step.replace(/\[\]$/, '');
        const members = found.flatMap((value) => isRecord(value) && Object.hasOwn(value, name) ? [value[name]] : []);
        found = step === name ? members : members.flatMap((member) => (Array.isArray(member) ? member : []));
    }
    return found.filter((value) => typeof value === 'string' || typeof value === 'number');
}
function isRecord(value) {
    return typeof value === 'object' && value !== null;
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./build/src/emulator/odd-bodies.js

/** The bytes, and then the connection breaks. */
function brokenBody(bytes) {
    let sent = bytes.length === 0;
    return lazyStream(async (controller) => {
        if (sent) {
            await (0,promises_.setImmediate)();
            throw new TypeError('terminated');
        }
        sent = true;
        controller.enqueue(bytes);
    });
}
/** The bytes, and then white space for as long as anyone reads. The event loop turns between two chunks. */
function endlessBody(bytes) {
    const filler = new Uint8Array(16_384).fill(0x20);
    let begun = false;
    return lazyStream(async (controller, stopped) => {
        await (0,promises_.setImmediate)();
        if (stopped.aborted)
            return;
        controller.enqueue(begun || bytes.length === 0 ? filler.slice() : bytes);
        begun = true;
    });
}
/** The bytes one by one, each after so many milliseconds. */
function tricklingBody(bytes, milliseconds, clock) {
    let position = 0;
    return lazyStream(async (controller, stopped) => {
        if (position === bytes.length)
            return controller.close();
        await clock.sleep(milliseconds, stopped);
        if (stopped.aborted)
            return;
        controller.enqueue(bytes.slice(position, ++position));
    });
}
/** A stream that makes nothing ahead of its reader, and stops when the reader has had enough. */
function lazyStream(pull) {
    const stop = new AbortController();
    return new ReadableStream({ pull: (controller) => pull(controller, stop.signal), cancel: () => stop.abort() }, { highWaterMark: 0 });
}

;// CONCATENATED MODULE: ./build/src/emulator/fault-effects.js


/** The answer to a request that a fault strikes. `Response.error()` stands for a connection that broke. */
async function answerWithFault(effect, exchange) {
    switch (effect.kind) {
        case 'delay':
            return delayed(effect.milliseconds, effect.after ?? false, exchange);
        case 'answer':
            await carriedOut(effect, exchange);
            return scriptedAnswer(effect, exchange);
        case 'reset':
            await carriedOut(effect, exchange);
            return Response.error();
        case 'hang':
            await carriedOut(effect, exchange);
            return untilAborted(exchange.signal);
        case 'refuse-next': {
            const response = await exchange.carryOut();
            exchange.refuseFor(effect.milliseconds);
            return response;
        }
        case 'html':
            if (effect.after)
                await exchange.carryOut();
            return new Response(proxyPage, {
                status: effect.status ?? 502,
                headers: { 'content-type': 'text/html; charset=utf-8' },
            });
        case 'without-id':
            await exchange.carryOut();
            return Response.json({}, { status: 201 });
        case 'cut-short':
            return cutShort(await exchange.carryOut());
        case 'endless':
            return withBody(await exchange.carryOut(), endlessBody);
        case 'trickle':
            return withBody(await exchange.carryOut(), (bytes) => tricklingBody(bytes, effect.milliseconds, exchange.clock));
        case 'wrong-content-type':
            return withContentType(await exchange.carryOut(), 'text/plain');
        case 'repeat-page':
        case 'repeat-token':
        case 'drop-page':
        case 'without-items':
        case 'without-links':
        case 'next-without-token':
            return oddListing(effect.kind, exchange);
        case 'lagging-items': {
            const carryOut = async (url) => withoutNewItems(await exchange.carryOut(url), effect.lag, exchange.clock.now());
            return effect.beside === undefined
                ? carryOut()
                : answerWithFault(effect.beside, { ...exchange, carryOut });
        }
    }
}
/** Carries the request out, now or later, if that is to be at all. Whoever sent it does not wait for what comes later. */
async function carriedOut({ after, later }, { carryOut, clock }) {
    if (after)
        await carryOut();
    else if (later !== undefined)
        void clock.sleep(later).then(() => carryOut());
}
async function delayed(milliseconds, after, exchange) {
    const early = after ? await exchange.carryOut() : undefined;
    await exchange.clock.sleep(milliseconds, exchange.signal);
    if (exchange.signal.aborted)
        return Response.error();
    return early ?? exchange.carryOut();
}
function untilAborted(signal) {
    return new Promise((resolve) => {
        const end = () => resolve(Response.error());
        if (signal.aborted)
            return end();
        signal.addEventListener('abort', end, { once: true });
    });
}
/** Statuses whose answers have no body. */
const bodiless = new Set([204, 205, 304]);
function scriptedAnswer(effect, exchange) {
    const echo = effect.echo ? { request: { headers: exchange.headers, body: exchange.body } } : {};
    const text = typeof effect.body === 'string'
        ? effect.body + (effect.echo ? `\n${JSON.stringify(echo, undefined, 1)}` : '')
        : JSON.stringify({ ...effect.body, ...echo });
    const hasBody = !bodiless.has(effect.status) && (effect.body !== undefined || effect.echo === true);
    const headers = new Headers(effect.headers);
    if (hasBody && !headers.has('content-type')) {
        headers.set('content-type', typeof effect.body === 'string' ? 'text/plain' : 'application/json');
    }
    return new Response(hasBody ? text : null, { status: effect.status, headers });
}
const proxyPage = `<html>
<head><title>502 Bad Gateway</title></head>
<body><center><h1>502 Bad Gateway</h1></center><hr><center>proxy</center></body>
</html>
`;
async function cutShort(response) {
    // An answer that has no body can only be lost as a whole.
    if (response.body === null)
        return Response.error();
    const bytes = new Uint8Array(await response.arrayBuffer());
    const headers = new Headers(response.headers);
    headers.set('content-length', String(bytes.length));
    const half = bytes.slice(0, Math.floor(bytes.length / 2));
    return new Response(brokenBody(half), { status: response.status, headers });
}
async function withBody(response, make) {
    const headers = new Headers(response.headers);
    headers.delete('content-length');
    const bytes = new Uint8Array(await response.arrayBuffer());
    const status = bodiless.has(response.status) ? 200 : response.status;
    return new Response(make(bytes), { status, headers });
}
async function withContentType(response, contentType) {
    if (response.body === null)
        return response;
    const headers = new Headers(response.headers);
    headers.set('content-type', contentType);
    return new Response(await response.arrayBuffer(), { status: response.status, headers });
}
async function oddListing(kind, exchange) {
    const response = await exchange.carryOut();
    const listing = await readListing(response);
    if (!listing)
        return response;
    const { pathname, searchParams } = new URL(exchange.url);
    const token = searchParams.get('continuationToken');
    const collection = pathname.slice(pathname.lastIndexOf('/') + 1);
    switch (kind) {
        case 'repeat-page': {
            const first = await readListing(await exchange.carryOut(atToken(exchange.url, undefined)));
            return Response.json({ ...listing, items: first?.items });
        }
        case 'repeat-token':
            return token === null
                ? response
                : Response.json({ ...listing, _links: { next: { href: nextLink(collection, token) } } });
        case 'drop-page': {
            const href = listing._links.next?.href;
            if (href === undefined)
                return Response.json({ items: [], _links: {} });
            const next = new URL(href, exchange.url).searchParams.get('continuationToken') ?? undefined;
            return exchange.carryOut(atToken(exchange.url, next));
        }
        case 'without-items':
            return Response.json({ _links: listing._links });
        case 'without-links':
            return Response.json({ items: listing.items });
        case 'next-without-token':
            return Response.json({ ...listing, _links: { next: { href: `/${collection}` } } });
    }
}
/** The listing in an answer without what was made too short a while ago; any other answer as it is. */
async function withoutNewItems(response, lag, now) {
    const listing = await readListing(response);
    if (!listing)
        return response;
    const items = listing.items?.filter((item) => item.createdAt + lag(item) <= now);
    return Response.json({ ...listing, items });
}
/** The listing in an answer, or `undefined` when it is something else. Leaves the answer readable. */
async function readListing(response) {
    if (!response.ok || response.body === null)
        return undefined;
    const body = await response.clone().json();
    return isListing(body) ? body : undefined;
}
/** The emulator's own answers are the only ones read here, so the members tell enough. */
function isListing(body) {
    return typeof body === 'object' && body !== null && 'items' in body && '_links' in body;
}
function atToken(url, token) {
    const changed = new URL(url);
    changed.searchParams.delete('continuationToken');
    if (token !== undefined)
        changed.searchParams.set('continuationToken', token);
    return changed.href;
}

;// CONCATENATED MODULE: ./build/src/emulator/faults.js
/** The faults of an emulator, and how often each has been met. */
class Faults {
    #random;
    #entries = [];
    constructor(faults, random) {
        this.#random = random;
        for (const fault of faults)
            this.add(fault);
    }
    add(fault) {
        this.#entries.push({ fault, matched: 0, struck: 0 });
    }
    clear() {
        this.#entries.length = 0;
    }
    /** The effect of the first fault that strikes this request. Every fault counts every request that it matches. */
    strike(request) {
        const matching = this.#entries.filter(({ fault }) => matches(fault, request));
        for (const entry of matching)
            entry.matched++;
        const effect = this.#first(matching);
        if (effect?.kind !== 'lagging-items')
            return effect;
        const beside = this.#first(matching.filter(({ fault }) => fault.effect.kind !== 'lagging-items'));
        return beside === undefined ? effect : { ...effect, beside };
    }
    /** The effect of the first of them that strikes. */
    #first(matching) {
        const struck = matching.find(({ fault, matched, struck }) => (fault.nth === undefined || matched === fault.nth) &&
            matched >= (fault.from ?? 1) &&
            struck < (fault.times ?? Number.POSITIVE_INFINITY) &&
            (fault.probability === undefined || this.#random() < fault.probability));
        if (struck === undefined)
            return undefined;
        struck.struck++;
        struck.fault.onStrike?.();
        return struck.fault.effect;
    }
}
function matches(fault, request) {
    return ((fault.method === undefined || fault.method === request.method) &&
        (fault.sandbox === undefined || fault.sandbox === request.sandbox) &&
        (fault.path === undefined ||
            (typeof fault.path === 'string'
                ? request.path.endsWith(fault.path)
                : found(fault.path, request.path))) &&
        (fault.body === undefined ||
            (typeof fault.body === 'string'
                ? (request.body ?? '').includes(fault.body)
                : found(fault.body, request.body ?? ''))));
}
/** Unlike `test`, `search` does the same each time for a pattern with the flag `g`. */
function found(pattern, text) {
    return text.search(pattern) !== -1;
}

// EXTERNAL MODULE: ./node_modules/hono/dist/index.js + 24 modules
var dist = __webpack_require__(1894);
;// CONCATENATED MODULE: ./build/src/emulator/connection-spec.js
const properties = {
    endpoint: { type: 'string', description: 'The endpoint of the Zoho CRM server.' },
    accountsUrl: { type: 'string', description: 'The accounts URL of your Zoho data centre.', format: 'uri' },
    clientId: { type: 'string', description: 'The client id of the Zoho application.' },
    clientSecret: { type: 'string', description: 'The secret of the Zoho application.', format: 'password' },
    accessToken: { type: 'string', description: 'The access token.', format: 'password' },
    refreshToken: { type: 'string', description: 'The refresh token.', format: 'password' },
};
/** The spec of Zoho CRM. Adobe's tutorial names these members; that all are required is the strict reading of it. */
const zohoConnectionSpec = {
    id: '929e4450-0237-4ed2-9404-b7e1e0a00309',
    name: 'zoho',
    providerId: '0ed90a81-07f4-4586-8190-b40eccef1c5a',
    version: '1.0',
    authSpec: [
        {
            name: 'Basic Authentication',
            type: 'Basic_Authentication',
            spec: {
                $schema: 'http://json-schema.org/draft-07/schema#',
                type: 'object',
                properties,
                required: Object.keys(properties),
            },
        },
    ],
    attributes: { category: 'CRM', isSource: true },
    permissionsInfo: {
        view: [{ '@type': 'lowLevel', name: 'EnterpriseSource', permissions: ['read'] }],
        manage: [{ '@type': 'lowLevel', name: 'EnterpriseSource', permissions: ['write'] }],
    },
};
/** The Zoho spec as the service would serve it, or `undefined` when it serves none. */
function servedSpec(specs) {
    switch (specs) {
        case 'present':
            return zohoConnectionSpec;
        case 'gone-404':
        case 'gone-empty':
            return undefined;
        case 'other-auth':
            return withAuth((auth) => ({ ...auth, name: 'OAuth2 Refresh Code', type: 'OAuth2' }));
        case 'other-required':
            return withAuth((auth) => ({
                ...auth,
                spec: {
                    ...auth.spec,
                    properties: {
                        ...auth.spec.properties,
                        environment: { type: 'string', description: 'The environment of the organisation.' },
                    },
                    required: [...auth.spec.required, 'environment'],
                },
            }));
    }
}
/** Whether a parameter of a connection with this spec is a secret. Of a spec that isn't known, everything is. */
function isSecretParameter(specId, parameter) {
    if (specId !== zohoConnectionSpec.id)
        return true;
    const known = properties;
    return known[parameter]?.format === 'password';
}
function withAuth(change) {
    return { ...zohoConnectionSpec, authSpec: zohoConnectionSpec.authSpec.map(change) };
}

;// CONCATENATED MODULE: ./build/src/emulator/connection-test.js

/** The answer to `GET /connections/{id}/test`. Throws a `Refusal` when there can be no test, or for a backend error. */
function testConnection(connection, { testing, testFailure, zoho }) {
    if (testing === 'unsupported')
        throw flowRefusal('1336-501', 'The connector cannot test connections.');
    if (connection.state === 'initializing')
        throw flowRefusal('1103-503', 'It is initializing.');
    const error = objectionOf(zoho, connection.auth.params);
    if (error && testFailure === 'backend-error') {
        throw flowRefusal('1308-400', `Zoho refused the credentials: ${error}`);
    }
    return { result: error === undefined };
}
function objectionOf(zoho, params) {
    const text = (name) => {
        const value = params[name];
        return typeof value === 'string' ? value : '';
    };
    const accountsUrl = text('accountsUrl');
    if (!text('endpoint') || !accountsUrl || !text('accessToken'))
        return 'invalid_request';
    return zoho.objection({
        accountsHost: URL.canParse(accountsUrl) ? new URL(accountsUrl).host : '',
        clientId: text('clientId'),
        clientSecret: text('clientSecret'),
        refreshToken: text('refreshToken'),
    });
}

;// CONCATENATED MODULE: ./build/src/emulator/gateway.js

/** The checks of Adobe's API gateway: token, API key, organisation. In the order in which people run into them. */
function gateway(tokens) {
    return async (context, next) => {
        const token = /^Bearer (?<token>\S+)$/i.exec(context.req.header('authorization') ?? '')?.groups?.['token'];
        if (token === undefined)
            throw gatewayRefusal('403010');
        const holder = tokens.useAdobeToken(token);
        if (holder === undefined)
            throw gatewayRefusal('401013');
        const apiKey = context.req.header('x-api-key');
        if (!apiKey)
            throw gatewayRefusal('403000');
        const caller = tokens.adobeClients.find(({ clientId }) => clientId === apiKey);
        if (!caller || (holder !== 'any' && holder.clientId !== caller.clientId))
            throw gatewayRefusal('403003');
        const org = context.req.header('x-gw-ims-org-id');
        if (!org)
            throw gatewayRefusal('400003', 'x-gw-ims-org-id');
        // An organisation that nobody knows has no region; one that is someone else's has no profile of this caller.
        if (!tokens.adobeClients.some(({ orgId }) => orgId === org))
            throw gatewayRefusal('403027');
        if (org !== caller.orgId)
            throw gatewayRefusal('403025');
        context.set('caller', caller);
        await next();
    };
}

;// CONCATENATED MODULE: ./build/src/emulator/json-body.js

/** The JSON in the body of a request. Throws a `Refusal` when there is none or when it is not said to be JSON. */
function parseJsonBody(contentType, text) {
    if (!/^application\/json\s*(;|$)/i.test(contentType ?? '')) {
        throw platformRefusal(400, 'BadRequestError', 'The Content-Type must be application/json.');
    }
    if (text.trim() === '')
        throw flowRefusal('1405-400', 'Send a body.');
    try {
        return JSON.parse(text);
    }
    catch {
        throw platformRefusal(400, 'BadRequestError', 'The body is not JSON.');
    }
}
function json_body_isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** Text with something in it. */
function isText(value) {
    return typeof value === 'string' && value !== '';
}

;// CONCATENATED MODULE: ./build/src/emulator/new-connection.js


/** The connection that a `POST /connections` asks for. Throws a `Refusal` for one that Flow Service would not make. */
function parseNewConnection(contentType, text, spec) {
    const body = parseJsonBody(contentType, text);
    if (!json_body_isRecord(body))
        throw platformRefusal(400, 'BadRequestError', 'The body must be one JSON object.');
    const { name, description, auth, connectionSpec } = body;
    if (!isText(name))
        throw flowRefusal('1304-400', 'name');
    if (description !== undefined && typeof description !== 'string') {
        throw platformRefusal(400, 'BadRequestError', 'The description must be text.');
    }
    if (!json_body_isRecord(connectionSpec) || !spec || connectionSpec['id'] !== spec.id) {
        throw flowRefusal('1413-400', 'connectionSpec.id');
    }
    if (connectionSpec['version'] !== spec.version) {
        throw messageRefusal(422, 'Please provide a valid version of the connection spec');
    }
    if (!json_body_isRecord(auth) || !isText(auth['specName']))
        throw flowRefusal('1304-400', 'auth.specName');
    const { specName, params } = auth;
    return {
        name,
        ...(description === undefined ? {} : { description }),
        auth: { specName, params: completeParameters(spec, specName, params) },
        connectionSpec: { id: spec.id, version: spec.version },
    };
}
/** `auth.params` with everything that the auth spec requires. Throws a `Refusal` for anything else. */
function completeParameters(spec, specName, params) {
    const authSpec = spec.authSpec.find((candidate) => candidate.name === specName);
    if (!authSpec)
        throw flowRefusal('1415-400', specName);
    if (!json_body_isRecord(params))
        throw flowRefusal('1304-400', 'auth.params');
    const missing = authSpec.spec.required.filter((parameter) => !isText(params[parameter]));
    if (missing.length > 0)
        throw flowRefusal('1304-400', `auth.params: ${missing.join(', ')}`);
    return params;
}

;// CONCATENATED MODULE: ./build/src/emulator/patch.js



/** The operations in the body of a `PATCH /connections/{id}`. Throws a `Refusal` when there are none. */
function parsePatch(contentType, text) {
    const body = parseJsonBody(contentType, text);
    if (!Array.isArray(body) || body.length === 0) {
        throw platformRefusal(400, 'BadRequestError', 'The body must be an array of operations.');
    }
    return body.map(parseOperation);
}
function parseOperation(operation) {
    if (!json_body_isRecord(operation) || typeof operation['path'] !== 'string') {
        throw platformRefusal(400, 'BadRequestError', 'An operation must be an object with op and path.');
    }
    const { op, path, value } = operation;
    if (op === 'move')
        throw flowRefusal('1434-400', op);
    if (op !== 'add' && op !== 'replace' && op !== 'remove') {
        throw platformRefusal(400, 'BadRequestError', 'The op must be add, replace or remove.');
    }
    return { op, path, value };
}
/** A connection after these operations. Throws a `Refusal` when one of them cannot be done. */
function patched(connection, operations, spec) {
    return operations.reduce((current, operation) => applied(current, operation, spec), connection);
}
function applied(connection, { op, path, value }, spec) {
    if (path.startsWith('/connectionSpec'))
        throw flowRefusal('1414-400', path);
    switch (path) {
        case '/name':
            if (op === 'remove' || !isText(value))
                throw flowRefusal('1304-400', 'name');
            return { ...connection, name: value };
        case '/description': {
            const { description, ...rest } = connection;
            if (op !== 'add' && description === undefined)
                throw flowRefusal('1455-400', path);
            if (op === 'remove')
                return rest;
            if (typeof value !== 'string') {
                throw platformRefusal(400, 'BadRequestError', 'The description must be text.');
            }
            return { ...rest, description: value };
        }
        case '/auth/params': {
            if (op === 'remove')
                throw flowRefusal('1304-400', 'auth.params');
            if (!spec || connection.connectionSpec.id !== spec.id)
                throw flowRefusal('1413-400', 'connectionSpec.id');
            const { specName } = connection.auth;
            // The new set takes the place of the old one: what it leaves out is gone.
            return { ...connection, auth: { specName, params: completeParameters(spec, specName, value) } };
        }
        default:
            throw flowRefusal('1455-400', path);
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/src/emulator/shown-connection.js


/** A connection as a lookup shows it. */
function shownConnection(connection, secrets) {
    const { etag, version, auth, ...rest } = connection;
    const params = Object.entries(auth.params).flatMap(([name, value]) => {
        if (!isSecretParameter(connection.connectionSpec.id, name))
            return [[name, value]];
        return secrets === 'omitted' ? [] : [[name, veiled(String(value), secrets)]];
    });
    return {
        ...rest,
        auth: { specName: auth.specName, params: Object.fromEntries(params) },
        // The service may not have set these yet while a connection is being made.
        ...(connection.state === 'initializing' ? {} : { version, etag }),
    };
}
function veiled(secret, secrets) {
    switch (secrets) {
        case 'masked':
            return '********';
        case 'hashed':
            return (0,external_node_crypto_.createHash)('sha256').update(secret).digest('hex');
        case 'clear':
            return secret;
    }
}

;// CONCATENATED MODULE: ./build/src/emulator/flow-service-routes.js









/** Where Flow Service lives on `platform.adobe.io`. */
const flowServicePath = '/data/foundation/flowservice';
/** The states in which a connection can be changed and deleted. */
const changeableStates = new Set(['enabled', 'disabled', 'initializing']);
/** Flow Service behind the gateway: connections, their specs, and what hangs on them. */
function flowServiceRoutes(options) {
    const { state, dependents, tokens, secretsShown } = options;
    const spec = servedSpec(options.connectionSpecs);
    const routes = new dist/* Hono */.$();
    routes.use(gateway(tokens));
    routes.use(async (context, next) => {
        if (context.req.header('x-sandbox-id') !== undefined)
            throw flowRefusal('2110-400', 'Send x-sandbox-name.');
        const sandbox = context.req.header('x-sandbox-name');
        if (!sandbox)
            throw flowRefusal('2105-400', 'Send x-sandbox-name.');
        if (!state.hasSandbox(sandbox))
            throw flowRefusal('2100-404', `There is no sandbox ${sandbox}.`);
        context.set('sandbox', sandbox);
        await next();
    });
    routes.get('/connections', (context) => {
        const connections = state.listed(context.var.sandbox, context.var.caller.orgId);
        return listing(context, 'connections', connections, (connection) => shownConnection(connection, secretsShown));
    });
    routes.get('/sourceConnections', (context) => {
        const { sandbox, caller } = context.var;
        return listing(context, 'sourceConnections', dependents.sourceConnections(sandbox, caller.orgId));
    });
    routes.get('/flows', (context) => {
        const { sandbox, caller } = context.var;
        return listing(context, 'flows', dependents.flows(sandbox, caller.orgId));
    });
    routes.post('/connections', async (context) => {
        const wanted = parseNewConnection(context.req.header('content-type'), await context.req.text(), spec);
        const connection = state.create({
            ...wanted,
            clientId: context.var.caller.clientId,
            imsOrgId: context.var.caller.orgId,
            sandbox: context.var.sandbox,
        });
        const location = new URL(`${flowServicePath}/connections/${connection.id}`, context.req.url);
        return context.json({ id: connection.id, etag: connection.etag }, 201, { Location: location.href });
    });
    routes.get('/connections/:id', (context) => {
        const connection = find(context.req.param('id'), context.var);
        return context.json({ items: [shownConnection(connection, secretsShown)] });
    });
    routes.patch('/connections/:id', async (context) => {
        // Read first, so that nothing comes between the look at the etag and the change.
        const text = await context.req.text();
        const connection = find(context.req.param('id'), context.var);
        if (options.patching === 'not-by-connector')
            throw flowRefusal('1300-400', 'zoho');
        if (options.patching === 'switched-off')
            throw flowRefusal('1445-400', 'connections');
        requireChangeable(connection);
        const ifMatch = context.req.header('if-match');
        if (!ifMatch)
            throw flowRefusal('1403-400', 'Send If-Match with the etag.');
        if (ifMatch !== connection.etag)
            throw flowRefusal('1404-412', 'Look the connection up again.');
        const operations = parsePatch(context.req.header('content-type'), text);
        const { clientId } = context.var.caller;
        const { id, etag } = state.change(patched(connection, operations, spec), {
            updatedBy: clientId,
            updatedClient: clientId,
        });
        return context.json({ id, etag });
    });
    routes.delete('/connections/:id', (context) => {
        const connection = find(context.req.param('id'), context.var);
        requireChangeable(connection);
        if (dependents.haveFlowsOn(connection.id))
            throw flowRefusal('1418-400', 'Delete its dataflows first.');
        return context.body(null, state.remove(connection.id) === 'gone' ? 204 : 202);
    });
    routes.get('/connections/:id/test', (context) => context.json(testConnection(find(context.req.param('id'), context.var), options)));
    routes.get('/connections/:id/explore', (context) => {
        find(context.req.param('id'), context.var);
        if (context.req.query('objectType') !== 'root') {
            throw platformRefusal(400, 'BadRequestError', 'The emulator knows the root only.');
        }
        return context.json(['Accounts', 'Contacts', 'Leads'].map((name) => ({
            type: 'table',
            name,
            path: name,
            canPreview: true,
            canFetchSchema: true,
        })));
    });
    routes.get('/connectionSpecs/:id', (context) => {
        const id = context.req.param('id');
        if (spec?.id === id)
            return context.json({ items: [spec] });
        if (id === zohoConnectionSpec.id && options.connectionSpecs === 'gone-empty')
            return context.json({ items: [] });
        throw flowRefusal('1439-404', `There is no connection spec ${id}.`);
    });
    for (const path of [
        '/connections',
        '/connections/:id',
        '/connections/:id/test',
        '/connections/:id/explore',
        '/connectionSpecs/:id',
        '/sourceConnections',
        '/flows',
    ]) {
        routes.all(path, (context) => {
            throw platformRefusal(405, 'MethodNotAllowedError', `${context.req.method} is not allowed here.`);
        });
    }
    function find(id, { sandbox, caller }) {
        const connection = state.find(id, sandbox, caller.orgId);
        if (!connection)
            throw flowRefusal('1439-404', `There is no connection ${id} in the sandbox ${sandbox}.`);
        return connection;
    }
    function listing(context, collection, records, show = (record) => record) {
        const found = list(records, new URL(context.req.url).searchParams, options.pageSize);
        if ('count' in found)
            return context.json(found);
        return context.json({
            items: found.items.map(show),
            _links: found.next === undefined ? {} : { next: { href: nextLink(collection, found.next) } },
        });
    }
    return routes;
}
function requireChangeable({ state }) {
    if (!changeableStates.has(state))
        throw flowRefusal('1416-400', `It is ${state}.`);
}

;// CONCATENATED MODULE: ./build/src/emulator/form.js
/**
 * The fields of a form that was sent in the body, or `undefined` when there is none or when any of the fields stands in the
 * query: what is in a URL ends up in the logs of proxies, so a secret there must not seem to work.
 */
function readForm(url, contentType, body) {
    if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType ?? ''))
        return undefined;
    return new URL(url).search === '' ? new URLSearchParams(body) : undefined;
}

;// CONCATENATED MODULE: ./build/src/emulator/tokens.js

/** Seconds for which an Adobe token is good. */
const adobeTokenLifetime = 86_399;
/** Seconds for which a Zoho token is good. */
const zohoTokenLifetime = 3_600;
/** Milliseconds in which Zoho counts the token requests of one refresh token. */
const zohoWindow = 10 * 60_000;
const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Every access token that is or was good, and who may use it. */
class Tokens {
    adobeClients;
    /** In the order in which they were handed out. */
    minted = [];
    #options;
    #adobe = new Map();
    #zohoWindows = new Map();
    constructor(options) {
        this.adobeClients = options.adobeClients;
        this.#options = options;
    }
    /** A new token for a client; it has the look of the signed tokens that IMS hands out. */
    mintAdobeToken(client) {
        const { clock, random } = this.#options;
        const token = ['eyJhbGciOiJSUzI1NiJ9', pick(random, base64url, 120), pick(random, base64url, 86)].join('.');
        this.#adobe.set(token, { client, expiresAt: clock.now() + adobeTokenLifetime * 1000, uses: 0 });
        this.minted.push(token);
        return token;
    }
    /**
     * Takes one use of a token: `undefined` when it is not good, `'any'` for one that was given to the emulator
     * and so belongs to no client in particular, else the client it was minted for.
     */
    useAdobeToken(token) {
        if (this.#options.adobeTokens.includes(token))
            return 'any';
        const minted = this.#adobe.get(token);
        if (!minted || minted.expiresAt <= this.#options.clock.now())
            return undefined;
        if (minted.uses >= this.#options.adobeTokenUses)
            return undefined;
        minted.uses++;
        return minted.client;
    }
    /**
     * Counts a token request: false when the refresh token has had its share. Zoho then answers nothing else
     * until ten minutes after the first of them.
     */
    admitZohoRequest(refreshToken) {
        const now = this.#options.clock.now();
        let window = this.#zohoWindows.get(refreshToken);
        if (!window || window.endsAt <= now) {
            window = { endsAt: now + zohoWindow, requests: 0 };
            this.#zohoWindows.set(refreshToken, window);
        }
        window.requests++;
        return window.requests <= this.#options.zohoTokenLimit;
    }
    mintZohoToken() {
        const { random } = this.#options;
        const token = `1000.${hex(random, 32)}.${hex(random, 32)}`;
        this.minted.push(token);
        return token;
    }
}

;// CONCATENATED MODULE: ./build/src/emulator/ims-routes.js




/** Adobe's identity service: an access token for a server-to-server credential. */
function imsRoutes(tokens) {
    const routes = new dist/* Hono */.$();
    routes.post('/token/v3', async (context) => {
        const form = readForm(context.req.url, context.req.header('content-type'), await context.req.text());
        if (!form)
            throw imsRefusal(400, 'invalid_request', 'the parameters must be sent as a form in the body');
        if (form.get('grant_type') !== 'client_credentials') {
            throw imsRefusal(400, 'unsupported_grant_type', 'unsupported grant_type');
        }
        const client = tokens.adobeClients.find(({ clientId }) => clientId === form.get('client_id'));
        if (!client)
            throw imsRefusal(400, 'invalid_client', 'invalid client_id parameter');
        if (form.get('client_secret') !== client.clientSecret) {
            throw imsRefusal(401, 'invalid_client', 'invalid client_secret parameter');
        }
        if (!areScopes(form.get('scope')))
            throw imsRefusal(400, 'invalid_scope', 'invalid scope parameter');
        return context.json({
            access_token: tokens.mintAdobeToken(client),
            token_type: 'bearer',
            expires_in: adobeTokenLifetime,
        });
    });
    return routes;
}
/** Scopes are separated by commas. Which of them a credential has is the business of the Developer Console. */
function areScopes(text) {
    return text?.split(',').every((scope) => /^[A-Za-z][\w.]*$/.test(scope.trim())) ?? false;
}
function imsRefusal(status, error, description) {
    return new Refusal(status, () => ({ error, error_description: description }));
}

;// CONCATENATED MODULE: ./build/src/emulator/zoho-routes.js




/** Zoho's token endpoint. Its errors come with status 200, except for the one about too many requests. */
function zohoRoutes(tokens, accounts) {
    const routes = new dist/* Hono */.$();
    routes.post('/v2/token', async (context) => {
        const form = readForm(context.req.url, context.req.header('content-type'), await context.req.text());
        if (form?.get('grant_type') !== 'refresh_token')
            throw zohoRefusal('invalid_request');
        const asked = {
            accountsHost: new URL(context.req.url).host,
            clientId: form.get('client_id') ?? '',
            clientSecret: form.get('client_secret') ?? '',
            refreshToken: form.get('refresh_token') ?? '',
        };
        if (!tokens.admitZohoRequest(asked.refreshToken))
            throw tooManyRequests;
        const error = accounts.objection(asked);
        if (error)
            throw zohoRefusal(error);
        return context.json({
            access_token: tokens.mintZohoToken(),
            scope: 'ZohoCRM.modules.READ ZohoCRM.settings.READ ZohoCRM.users.READ ZohoCRM.org.READ',
            api_domain: apiDomain(asked.accountsHost),
            token_type: 'Bearer',
            expires_in: zohoTokenLifetime,
        });
    });
    return routes;
}
/** `accounts.zoho.eu` → `https://www.zohoapis.eu`. A loopback address counts as the data centre in the US. */
function apiDomain(accountsHost) {
    const domain = /^accounts\.zoho(?:cloud)?\.(?<domain>[a-z.]+)$/.exec(accountsHost)?.groups?.['domain'] ?? 'com';
    return `https://www.zohoapis.${domain}`;
}
function zohoRefusal(error) {
    return new Refusal(200, () => ({ error }));
}
const tooManyRequests = new Refusal(400, () => ({
    error: 'Access Denied',
    error_description: 'You have made too many requests continuously. Please try again after some time.',
    status: 'failure',
}));

;// CONCATENATED MODULE: ./build/src/emulator/routes.js





/** The routes of all three services, on any origin: no path of one is a path of another. */
function allRoutes(options) {
    const routes = new dist/* Hono */.$();
    routes.route(flowServicePath, flowServiceRoutes(options));
    routes.route('/ims', imsRoutes(options.tokens));
    routes.route('/oauth', zohoRoutes(options.tokens, options.zoho));
    routes.notFound((context) => {
        throw platformRefusal(404, 'NotFoundError', `There is nothing at ${context.req.path}.`);
    });
    routes.onError((error, context) => {
        if (error instanceof Refusal)
            return context.json(error.body(context.env.requestId), error.status);
        throw error;
    });
    return routes;
}

;// CONCATENATED MODULE: ./build/src/emulator/held-connection.js
/** A connection with its past and its end, for what is seen of it depends on when. */
class HeldConnection {
    #versions;
    #goneFrom = Number.POSITIVE_INFINITY;
    constructor(first) {
        this.#versions = [first];
    }
    /** The connection as it is at a time; `undefined` when it is gone by then. */
    at(now) {
        return this.#seen(this.#versions.at(-1), now);
    }
    /** The connection as a listing shows it at a time; `undefined` when none does. */
    listedAt(now) {
        return this.#seen(this.#versions.findLast(({ listedFrom }) => listedFrom <= now), now);
    }
    /** Stores it anew. In the same state it is enabled when it would have been; another state stays. */
    change(connection, { now, listedFrom }) {
        const last = this.#versions.at(-1);
        const enabledFrom = last && connection.state === this.at(now)?.state ? last.enabledFrom : Number.POSITIVE_INFINITY;
        this.#versions.push({ connection, listedFrom, enabledFrom });
    }
    /** From now on it is being deleted, and from then on gone. */
    endAt(goneFrom) {
        this.#goneFrom = goneFrom;
    }
    #seen(version, now) {
        if (!version || this.#goneFrom <= now)
            return undefined;
        const { connection, enabledFrom } = version;
        if (this.#goneFrom !== Number.POSITIVE_INFINITY)
            return { ...connection, state: 'deleting' };
        if (connection.state === 'initializing' && enabledFrom <= now)
            return { ...connection, state: 'enabled' };
        return connection;
    }
}

;// CONCATENATED MODULE: ./build/src/emulator/seeded-connection.js


/** The Adobe id of whoever works in the user interface. */
const somebody = 'ABCDEF0123456789ABCDEF01@AdobeID';
/** A whole connection out of what a seed says of it. */
function seededConnection(seed, { createdAt, sandboxId, owner, random }) {
    const createdClient = seed.createdClient ?? owner.clientId;
    const createdBy = createdClient === 'exc_app' ? somebody : createdClient;
    const etag = entityTag(random);
    return {
        id: seed.id ?? uuid(random),
        createdAt,
        updatedAt: seed.updatedAt ?? createdAt,
        createdBy,
        updatedBy: createdBy,
        createdClient,
        updatedClient: createdClient,
        sandboxId,
        sandboxName: seed.sandbox,
        imsOrgId: seed.imsOrgId ?? owner.orgId,
        name: seed.name,
        ...(seed.description === undefined ? {} : { description: seed.description }),
        auth: {
            specName: seed.auth?.specName ?? 'Basic Authentication',
            params: seed.auth?.params ?? plausibleParameters(random),
        },
        connectionSpec: seed.connectionSpec ?? {
            id: zohoConnectionSpec.id,
            version: zohoConnectionSpec.version,
        },
        state: seed.state ?? 'enabled',
        version: etag,
        etag,
    };
}
function plausibleParameters(random) {
    return {
        endpoint: 'https://www.zohoapis.eu',
        accountsUrl: 'https://accounts.zoho.eu',
        clientId: `1000.${hex(random, 30).toUpperCase()}`,
        clientSecret: hex(random, 42),
        accessToken: `1000.${hex(random, 32)}.${hex(random, 32)}`,
        refreshToken: `1000.${hex(random, 32)}.${hex(random, 32)}`,
    };
}

;// CONCATENATED MODULE: ./build/src/emulator/state.js



const day = 86_400_000;
/** The sandboxes and the connections in them. */
class State {
    #options;
    #sandboxIds;
    #held = new Map();
    #seeds = 0;
    constructor(options) {
        this.#options = options;
        this.#sandboxIds = new Map(options.sandboxes.map((name) => [name, uuid(options.random)]));
    }
    hasSandbox(name) {
        return this.#sandboxIds.has(name);
    }
    /** Every connection of every sandbox, the oldest entry first. */
    get connections() {
        const now = this.#options.clock.now();
        return [...this.#held.values()].flatMap((held) => held.at(now) ?? []);
    }
    /** The connections of a sandbox as listings show them by now. */
    listed(sandbox, imsOrgId) {
        const now = this.#options.clock.now();
        return [...this.#held.values()]
            .flatMap((held) => held.listedAt(now) ?? [])
            .filter((connection) => connection.sandboxName === sandbox && connection.imsOrgId === imsOrgId);
    }
    /** One connection by its id, new ones included; `undefined` when this sandbox has none of that id. */
    find(id, sandbox, imsOrgId) {
        const connection = this.#held.get(id)?.at(this.#options.clock.now());
        return connection?.sandboxName === sandbox && connection.imsOrgId === imsOrgId ? connection : undefined;
    }
    /** One connection of any sandbox by its id. Throws when there is none. */
    get(id) {
        return this.#existing(id).connection;
    }
    /** Deletes a connection, which takes its time. */
    remove(id) {
        const { clock, deletionTime } = this.#options;
        this.#held.get(id)?.endAt(clock.now() + deletionTime);
        return deletionTime === 0 ? 'gone' : 'deleting';
    }
    /** Stores a connection that somebody has changed, with a new etag. */
    change(changed, by) {
        const { clock, random, listingLag } = this.#options;
        const now = clock.now();
        const etag = entityTag(random);
        const connection = { ...changed, ...by, updatedAt: now, version: etag, etag };
        this.#existing(changed.id).held.change(connection, { now, listedFrom: now + listingLag });
        return connection;
    }
    /** Changes a connection as the user interface does. Throws when there is none of that id. */
    edit(id, { params, ...changes }) {
        const before = this.get(id);
        const auth = { ...before.auth, params: { ...before.auth.params, ...params } };
        return this.change({ ...before, ...changes, auth }, { updatedBy: somebody, updatedClient: 'exc_app' });
    }
    create(wanted) {
        const { clock, random, listingLag, initializingTime } = this.#options;
        const now = clock.now();
        const etag = entityTag(random);
        const connection = {
            id: uuid(random),
            createdAt: now,
            updatedAt: now,
            // What a service token makes bears the client id in all four places.
            createdBy: wanted.clientId,
            updatedBy: wanted.clientId,
            createdClient: wanted.clientId,
            updatedClient: wanted.clientId,
            sandboxId: this.#sandboxId(wanted.sandbox),
            sandboxName: wanted.sandbox,
            imsOrgId: wanted.imsOrgId,
            name: wanted.name,
            ...(wanted.description === undefined ? {} : { description: wanted.description }),
            auth: wanted.auth,
            connectionSpec: wanted.connectionSpec,
            state: initializingTime > 0 ? 'initializing' : 'enabled',
            version: etag,
            etag,
        };
        const held = new HeldConnection({
            connection,
            listedFrom: now + listingLag,
            enabledFrom: now + initializingTime,
        });
        this.#held.set(connection.id, held);
        return connection;
    }
    /** Puts a connection there as though made a month ago, each a second after the one before. */
    seed(seed) {
        const { clock, random, owner } = this.#options;
        const createdAt = seed.createdAt ?? clock.now() - 30 * day + 1000 * this.#seeds++;
        const sandboxId = this.#sandboxId(seed.sandbox);
        const connection = seededConnection(seed, { createdAt, sandboxId, owner, random });
        if (this.#held.get(connection.id)?.at(clock.now()))
            throw new Error(`There is a connection with the id ${connection.id} already.`);
        const held = new HeldConnection({
            connection,
            listedFrom: Number.NEGATIVE_INFINITY,
            enabledFrom: Number.POSITIVE_INFINITY,
        });
        this.#held.set(connection.id, held);
        return connection;
    }
    #existing(id) {
        const held = this.#held.get(id);
        const connection = held?.at(this.#options.clock.now());
        if (!held || !connection)
            throw new Error(`There is no connection with the id ${id}.`);
        return { held, connection };
    }
    #sandboxId(name) {
        const id = this.#sandboxIds.get(name);
        if (id === undefined)
            throw new Error(`The emulator has no sandbox named ${JSON.stringify(name)}.`);
        return id;
    }
}

;// CONCATENATED MODULE: ./build/src/emulator/zoho-accounts.js
/** Zoho's accounts servers: they know who has been granted what, until it is revoked. */
class ZohoAccounts {
    #grants;
    constructor(grants) {
        this.#grants = grants;
    }
    setGrants(grants) {
        this.#grants = grants;
    }
    /** Why these credentials get no token at that host, or `undefined` when they get one. */
    objection(asked) {
        if (!asked.clientId)
            return 'invalid_client';
        if (!asked.clientSecret)
            return 'invalid_client_secret';
        if (!asked.refreshToken)
            return 'invalid_code';
        if (this.#grants === 'any')
            return undefined;
        // A client is known to its own data centre only.
        const ofClient = this.#grants.filter(({ accountsHost, clientId }) => clientId === asked.clientId && (accountsHost === undefined || accountsHost === asked.accountsHost));
        if (ofClient.length === 0)
            return 'invalid_client';
        const ofSecret = ofClient.filter(({ clientSecret }) => clientSecret === asked.clientSecret);
        if (ofSecret.length === 0)
            return 'invalid_client_secret';
        return ofSecret.some(({ refreshToken }) => refreshToken === asked.refreshToken)
            ? undefined
            : 'invalid_code';
    }
}

;// CONCATENATED MODULE: ./build/src/emulator/emulator.js











/** A fresh emulator, with nothing in it but what the options say. */
function createEmulator(options = {}) {
    const { clock = src_clock/* systemClock */.m, random = Math.random, adobeClients = [demo_client/* DEMO_ADOBE_CLIENT */.q] } = options;
    const tokens = new Tokens({
        clock,
        random,
        adobeClients,
        adobeTokens: options.adobeTokens ?? [],
        adobeTokenUses: options.adobeTokenUses ?? Number.POSITIVE_INFINITY,
        zohoTokenLimit: options.zohoTokenLimit ?? 10,
    });
    const state = new State({
        clock,
        random,
        sandboxes: options.sandboxes ?? ['prod', 'dev', 'stage'],
        owner: adobeClients[0] ?? demo_client/* DEMO_ADOBE_CLIENT */.q,
        listingLag: options.listingLag ?? 0,
        initializingTime: options.initializingTime ?? 0,
        deletionTime: options.deletionTime ?? 0,
    });
    const dependents = new Dependents(clock, random);
    const zoho = new ZohoAccounts(options.zohoGrants ?? 'any');
    const routes = allRoutes({
        state,
        dependents,
        tokens,
        zoho,
        secretsShown: options.secretsShown ?? 'masked',
        connectionSpecs: options.connectionSpecs ?? 'present',
        patching: options.patching ?? 'supported',
        testing: options.testing ?? 'supported',
        testFailure: options.testFailure ?? 'result-false',
        pageSize: options.pageSize ?? 100,
    });
    const faults = new Faults(options.faults ?? [], random);
    const requests = [];
    const inFlight = { now: 0, most: 0 };
    let refusesUntil = Number.NEGATIVE_INFINITY;
    async function answer(request, record) {
        const { signal } = request;
        const text = await request.text().catch(() => undefined);
        if (text === undefined)
            return Response.error();
        if (text !== '')
            record.body = text;
        const effect = faults.strike(record);
        const latency = drawLatency(options.latency ?? 0, random);
        if (latency > 0)
            await clock.sleep(latency, signal);
        if (signal.aborted)
            return Response.error();
        const requestId = uuid(random);
        const { method, headers, body } = record;
        const refuseFor = (milliseconds) => {
            refusesUntil = clock.now() + milliseconds;
        };
        const carryOut = async (url = record.url) => routes.fetch(new Request(url, { method, headers, body: body ?? null }), { requestId });
        const response = effect
            ? await answerWithFault(effect, { url: record.url, headers, body, carryOut, signal, clock, refuseFor })
            : await carryOut();
        if (response.type === 'error')
            return response;
        response.headers.set('x-request-id', requestId);
        record.status = response.status;
        return response;
    }
    return {
        fetch: async (request) => {
            if (clock.now() < refusesUntil)
                return Response.error();
            const record = recordOf(request, clock.now());
            requests.push(record);
            inFlight.now++;
            inFlight.most = Math.max(inFlight.most, inFlight.now);
            try {
                return await answer(request, record);
            }
            finally {
                inFlight.now--;
            }
        },
        requests,
        inFlight,
        get connections() {
            return state.connections;
        },
        seed: (connection) => state.seed(connection),
        seedSourceConnection: (seed) => dependents.seed(state.get(seed.connectionId), seed),
        edit: (id, changes) => state.edit(id, changes),
        setZohoGrants: (grants) => zoho.setGrants(grants),
        addFault: (fault) => faults.add(fault),
        clearFaults: () => faults.clear(),
        get refusesUntil() {
            return refusesUntil;
        },
        mintedTokens: tokens.minted,
    };
}
function recordOf(request, at) {
    const headers = Object.fromEntries(request.headers);
    const sandbox = headers['x-sandbox-name'];
    return {
        method: request.method,
        url: request.url,
        path: new URL(request.url).pathname,
        ...(sandbox === undefined ? {} : { sandbox }),
        headers,
        at,
    };
}
function drawLatency(latency, random) {
    return typeof latency === 'number' ? latency : latency.min + random() * (latency.max - latency.min);
}


/***/ }),

/***/ 7238:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ serveEmulator)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8500);
/* harmony import */ var _hono_node_server__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6652);



/** Serves an emulator on 127.0.0.1; a free port unless one is given. Rejects when the port is taken. */
async function serveEmulator(emulator, { port = 0 } = {}) {
    const listener = (0,_hono_node_server__WEBPACK_IMPORTED_MODULE_2__/* .getRequestListener */ .SE)(async (request, { outgoing }) => {
        const response = await emulator.fetch(request);
        if (emulator.refusesUntil > Date.now()) {
            void closeForAWhile();
            outgoing.setHeader('Connection', 'close');
        }
        if (response.type === 'error') {
            outgoing.socket?.destroy();
            return new Response(null);
        }
        return response.body === null ? response : new Response(breakable(response.body, outgoing), response);
    }, 
    // The adapter's faster Request and Response would otherwise take the place of everyone's.
    { overrideGlobalObjects: false });
    const server = (0,node_http__WEBPACK_IMPORTED_MODULE_0__.createServer)((incoming, outgoing) => void listener(incoming, outgoing));
    const listen = (at) => new Promise((resolve, reject) => {
        server.once('error', reject).listen(at, '127.0.0.1', () => {
            server.off('error', reject);
            resolve();
        });
    });
    await listen(port);
    const own = portOf(server.address());
    let isOver = false;
    /** Closes the port for as long as the emulator takes no connections: one that was kept open would still be one. */
    async function closeForAWhile() {
        if (!server.listening)
            return;
        server.close();
        server.closeIdleConnections();
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_1__.setTimeout)(emulator.refusesUntil - Date.now(), undefined, { ref: false });
        if (!isOver)
            await listen(own);
    }
    return {
        url: `http://127.0.0.1:${own}`,
        close: () => new Promise((resolve, reject) => {
            isOver = true;
            if (server.listening)
                server.close((error) => (error ? reject(error) : resolve()));
            else
                resolve();
            server.closeAllConnections();
        }),
    };
}
/** The same body, except that an error in it breaks the connection once what came before is on its way. */
function breakable(body, outgoing) {
    const reader = body.getReader();
    return new ReadableStream({
        async pull(controller) {
            try {
                const { done, value } = await reader.read();
                if (done)
                    controller.close();
                else
                    controller.enqueue(value);
            }
            catch {
                // The adapter reads a little ahead before it sends the head.
                while (!outgoing.headersSent && !outgoing.destroyed)
                    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_1__.setImmediate)();
                outgoing.socket?.destroySoon();
            }
        },
        cancel: (reason) => reader.cancel(reason),
    }, { highWaterMark: 0 });
}
function portOf(address) {
    if (address === null || typeof address === 'string')
        throw new Error('The server does not listen on a port.');
    return address.port;
}


/***/ })

};
