import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

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

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 99:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:sqlite");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 7997:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 7349:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var resolveBlockMap = __nccwpck_require__(7103);
var resolveBlockSeq = __nccwpck_require__(334);
var resolveFlowCollection = __nccwpck_require__(3142);

function resolveCollection(CN, ctx, token, onError, tagName, tag) {
    const coll = token.type === 'block-map'
        ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag)
        : token.type === 'block-seq'
            ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag)
            : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
    const Coll = coll.constructor;
    // If we got a tagName matching the class, or the tag name is '!',
    // then use the tagName from the node class used to create it.
    if (tagName === '!' || tagName === Coll.tagName) {
        coll.tag = Coll.tagName;
        return coll;
    }
    if (tagName)
        coll.tag = tagName;
    return coll;
}
function composeCollection(CN, ctx, token, props, onError) {
    const tagToken = props.tag;
    const tagName = !tagToken
        ? null
        : ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg));
    if (token.type === 'block-seq') {
        const { anchor, newlineAfterProp: nl } = props;
        const lastProp = anchor && tagToken
            ? anchor.offset > tagToken.offset
                ? anchor
                : tagToken
            : (anchor ?? tagToken);
        if (lastProp && (!nl || nl.offset < lastProp.offset)) {
            const message = 'Missing newline after block sequence props';
            onError(lastProp, 'MISSING_CHAR', message);
        }
    }
    const expType = token.type === 'block-map'
        ? 'map'
        : token.type === 'block-seq'
            ? 'seq'
            : token.start.source === '{'
                ? 'map'
                : 'seq';
    // shortcut: check if it's a generic YAMLMap or YAMLSeq
    // before jumping into the custom tag logic.
    if (!tagToken ||
        !tagName ||
        tagName === '!' ||
        (tagName === YAMLMap.YAMLMap.tagName && expType === 'map') ||
        (tagName === YAMLSeq.YAMLSeq.tagName && expType === 'seq')) {
        return resolveCollection(CN, ctx, token, onError, tagName);
    }
    let tag = ctx.schema.tags.find(t => t.tag === tagName && t.collection === expType);
    if (!tag) {
        const kt = ctx.schema.knownTags[tagName];
        if (kt?.collection === expType) {
            ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
            tag = kt;
        }
        else {
            if (kt) {
                onError(tagToken, 'BAD_COLLECTION_TYPE', `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? 'scalar'}`, true);
            }
            else {
                onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, true);
            }
            return resolveCollection(CN, ctx, token, onError, tagName);
        }
    }
    const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
    const res = tag.resolve?.(coll, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg), ctx.options) ?? coll;
    const node = identity.isNode(res)
        ? res
        : new Scalar.Scalar(res);
    node.range = coll.range;
    node.tag = tagName;
    if (tag?.format)
        node.format = tag.format;
    return node;
}

exports.composeCollection = composeCollection;


/***/ }),

/***/ 3683:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Document = __nccwpck_require__(3021);
var composeNode = __nccwpck_require__(5937);
var resolveEnd = __nccwpck_require__(7788);
var resolveProps = __nccwpck_require__(4631);

function composeDoc(options, directives, { offset, start, value, end }, onError) {
    const opts = Object.assign({ _directives: directives }, options);
    const doc = new Document.Document(undefined, opts);
    const ctx = {
        atKey: false,
        atRoot: true,
        directives: doc.directives,
        options: doc.options,
        schema: doc.schema
    };
    const props = resolveProps.resolveProps(start, {
        indicator: 'doc-start',
        next: value ?? end?.[0],
        offset,
        onError,
        parentIndent: 0,
        startOnNewline: true
    });
    if (props.found) {
        doc.directives.docStart = true;
        if (value &&
            (value.type === 'block-map' || value.type === 'block-seq') &&
            !props.hasNewline)
            onError(props.end, 'MISSING_CHAR', 'Block collection cannot start on same line with directives-end marker');
    }
    // @ts-expect-error If Contents is set, let's trust the user
    doc.contents = value
        ? composeNode.composeNode(ctx, value, props, onError)
        : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
    const contentEnd = doc.contents.range[2];
    const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
    if (re.comment)
        doc.comment = re.comment;
    doc.range = [offset, contentEnd, re.offset];
    return doc;
}

exports.composeDoc = composeDoc;


/***/ }),

/***/ 5937:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var composeCollection = __nccwpck_require__(7349);
var composeScalar = __nccwpck_require__(5413);
var resolveEnd = __nccwpck_require__(7788);
var utilEmptyScalarPosition = __nccwpck_require__(2599);

const CN = { composeNode, composeEmptyNode };
function composeNode(ctx, token, props, onError) {
    const atKey = ctx.atKey;
    const { spaceBefore, comment, anchor, tag } = props;
    let node;
    let isSrcToken = true;
    switch (token.type) {
        case 'alias':
            node = composeAlias(ctx, token, onError);
            if (anchor || tag)
                onError(token, 'ALIAS_PROPS', 'An alias node must not specify any properties');
            break;
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'block-scalar':
            node = composeScalar.composeScalar(ctx, token, tag, onError);
            if (anchor)
                node.anchor = anchor.source.substring(1);
            break;
        case 'block-map':
        case 'block-seq':
        case 'flow-collection':
            try {
                node = composeCollection.composeCollection(CN, ctx, token, props, onError);
                if (anchor)
                    node.anchor = anchor.source.substring(1);
            }
            catch (error) {
                // Almost certainly here due to a stack overflow
                const message = error instanceof Error ? error.message : String(error);
                onError(token, 'RESOURCE_EXHAUSTION', message);
            }
            break;
        default: {
            const message = token.type === 'error'
                ? token.message
                : `Unsupported token (type: ${token.type})`;
            onError(token, 'UNEXPECTED_TOKEN', message);
            isSrcToken = false;
        }
    }
    node ?? (node = composeEmptyNode(ctx, token.offset, undefined, null, props, onError));
    if (anchor && node.anchor === '')
        onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    if (atKey &&
        ctx.options.stringKeys &&
        (!identity.isScalar(node) ||
            typeof node.value !== 'string' ||
            (node.tag && node.tag !== 'tag:yaml.org,2002:str'))) {
        const msg = 'With stringKeys, all keys must be strings';
        onError(tag ?? token, 'NON_STRING_KEY', msg);
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        if (token.type === 'scalar' && token.source === '')
            node.comment = comment;
        else
            node.commentBefore = comment;
    }
    // @ts-expect-error Type checking misses meaning of isSrcToken
    if (ctx.options.keepSourceTokens && isSrcToken)
        node.srcToken = token;
    return node;
}
function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
    const token = {
        type: 'scalar',
        offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
        indent: -1,
        source: ''
    };
    const node = composeScalar.composeScalar(ctx, token, tag, onError);
    if (anchor) {
        node.anchor = anchor.source.substring(1);
        if (node.anchor === '')
            onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        node.comment = comment;
        node.range[2] = end;
    }
    return node;
}
function composeAlias({ options }, { offset, source, end }, onError) {
    const alias = new Alias.Alias(source.substring(1));
    if (alias.source === '')
        onError(offset, 'BAD_ALIAS', 'Alias cannot be an empty string');
    if (alias.source.endsWith(':'))
        onError(offset + source.length - 1, 'BAD_ALIAS', 'Alias ending in : is ambiguous', true);
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
    alias.range = [offset, valueEnd, re.offset];
    if (re.comment)
        alias.comment = re.comment;
    return alias;
}

exports.composeEmptyNode = composeEmptyNode;
exports.composeNode = composeNode;


/***/ }),

/***/ 5413:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var resolveBlockScalar = __nccwpck_require__(8913);
var resolveFlowScalar = __nccwpck_require__(6842);

function composeScalar(ctx, token, tagToken, onError) {
    const { value, type, comment, range } = token.type === 'block-scalar'
        ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError)
        : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
    const tagName = tagToken
        ? ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg))
        : null;
    let tag;
    if (ctx.options.stringKeys && ctx.atKey) {
        tag = ctx.schema[identity.SCALAR];
    }
    else if (tagName)
        tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
    else if (token.type === 'scalar')
        tag = findScalarTagByTest(ctx, value, token, onError);
    else
        tag = ctx.schema[identity.SCALAR];
    let scalar;
    try {
        const res = tag.resolve(value, msg => onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg), ctx.options);
        scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
    }
    catch (error) {
        const msg = error instanceof Error ? error.message : String(error);
        onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg);
        scalar = new Scalar.Scalar(value);
    }
    scalar.range = range;
    scalar.source = value;
    if (type)
        scalar.type = type;
    if (tagName)
        scalar.tag = tagName;
    if (tag.format)
        scalar.format = tag.format;
    if (comment)
        scalar.comment = comment;
    return scalar;
}
function findScalarTagByName(schema, value, tagName, tagToken, onError) {
    if (tagName === '!')
        return schema[identity.SCALAR]; // non-specific tag
    const matchWithTest = [];
    for (const tag of schema.tags) {
        if (!tag.collection && tag.tag === tagName) {
            if (tag.default && tag.test)
                matchWithTest.push(tag);
            else
                return tag;
        }
    }
    for (const tag of matchWithTest)
        if (tag.test?.test(value))
            return tag;
    const kt = schema.knownTags[tagName];
    if (kt && !kt.collection) {
        // Ensure that the known tag is available for stringifying,
        // but does not get used by default.
        schema.tags.push(Object.assign({}, kt, { default: false, test: undefined }));
        return kt;
    }
    onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, tagName !== 'tag:yaml.org,2002:str');
    return schema[identity.SCALAR];
}
function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
    const tag = schema.tags.find(tag => (tag.default === true || (atKey && tag.default === 'key')) &&
        tag.test?.test(value)) || schema[identity.SCALAR];
    if (schema.compat) {
        const compat = schema.compat.find(tag => tag.default && tag.test?.test(value)) ??
            schema[identity.SCALAR];
        if (tag.tag !== compat.tag) {
            const ts = directives.tagString(tag.tag);
            const cs = directives.tagString(compat.tag);
            const msg = `Value may be parsed as either ${ts} or ${cs}`;
            onError(token, 'TAG_RESOLVE_FAILED', msg, true);
        }
    }
    return tag;
}

exports.composeScalar = composeScalar;


/***/ }),

/***/ 9984:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var directives = __nccwpck_require__(1342);
var Document = __nccwpck_require__(3021);
var errors = __nccwpck_require__(1464);
var identity = __nccwpck_require__(1127);
var composeDoc = __nccwpck_require__(3683);
var resolveEnd = __nccwpck_require__(7788);

function getErrorPos(src) {
    if (typeof src === 'number')
        return [src, src + 1];
    if (Array.isArray(src))
        return src.length === 2 ? src : [src[0], src[1]];
    const { offset, source } = src;
    return [offset, offset + (typeof source === 'string' ? source.length : 1)];
}
function parsePrelude(prelude) {
    let comment = '';
    let atComment = false;
    let afterEmptyLine = false;
    for (let i = 0; i < prelude.length; ++i) {
        const source = prelude[i];
        switch (source[0]) {
            case '#':
                comment +=
                    (comment === '' ? '' : afterEmptyLine ? '\n\n' : '\n') +
                        (source.substring(1) || ' ');
                atComment = true;
                afterEmptyLine = false;
                break;
            case '%':
                if (prelude[i + 1]?.[0] !== '#')
                    i += 1;
                atComment = false;
                break;
            default:
                // This may be wrong after doc-end, but in that case it doesn't matter
                if (!atComment)
                    afterEmptyLine = true;
                atComment = false;
        }
    }
    return { comment, afterEmptyLine };
}
/**
 * Compose a stream of CST nodes into a stream of YAML Documents.
 *
 * ```ts
 * import { Composer, Parser } from 'yaml'
 *
 * const src: string = ...
 * const tokens = new Parser().parse(src)
 * const docs = new Composer().compose(tokens)
 * ```
 */
class Composer {
    constructor(options = {}) {
        this.doc = null;
        this.atDirectives = false;
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
        this.onError = (source, code, message, warning) => {
            const pos = getErrorPos(source);
            if (warning)
                this.warnings.push(new errors.YAMLWarning(pos, code, message));
            else
                this.errors.push(new errors.YAMLParseError(pos, code, message));
        };
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        this.directives = new directives.Directives({ version: options.version || '1.2' });
        this.options = options;
    }
    decorate(doc, afterDoc) {
        const { comment, afterEmptyLine } = parsePrelude(this.prelude);
        //console.log({ dc: doc.comment, prelude, comment })
        if (comment) {
            const dc = doc.contents;
            if (afterDoc) {
                doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
            }
            else if (afterEmptyLine || doc.directives.docStart || !dc) {
                doc.commentBefore = comment;
            }
            else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
                let it = dc.items[0];
                if (identity.isPair(it))
                    it = it.key;
                const cb = it.commentBefore;
                it.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
            else {
                const cb = dc.commentBefore;
                dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
        }
        if (afterDoc) {
            for (let i = 0; i < this.errors.length; ++i)
                doc.errors.push(this.errors[i]);
            for (let i = 0; i < this.warnings.length; ++i)
                doc.warnings.push(this.warnings[i]);
        }
        else {
            doc.errors = this.errors;
            doc.warnings = this.warnings;
        }
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
    }
    /**
     * Current stream status information.
     *
     * Mostly useful at the end of input for an empty stream.
     */
    streamInfo() {
        return {
            comment: parsePrelude(this.prelude).comment,
            directives: this.directives,
            errors: this.errors,
            warnings: this.warnings
        };
    }
    /**
     * Compose tokens into documents.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *compose(tokens, forceDoc = false, endOffset = -1) {
        for (const token of tokens)
            yield* this.next(token);
        yield* this.end(forceDoc, endOffset);
    }
    /** Advance the composer by one CST token. */
    *next(token) {
        if (node_process.env.LOG_STREAM)
            console.dir(token, { depth: null });
        switch (token.type) {
            case 'directive':
                this.directives.add(token.source, (offset, message, warning) => {
                    const pos = getErrorPos(token);
                    pos[0] += offset;
                    this.onError(pos, 'BAD_DIRECTIVE', message, warning);
                });
                this.prelude.push(token.source);
                this.atDirectives = true;
                break;
            case 'document': {
                const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
                if (this.atDirectives && !doc.directives.docStart)
                    this.onError(token, 'MISSING_CHAR', 'Missing directives-end/doc-start indicator line');
                this.decorate(doc, false);
                if (this.doc)
                    yield this.doc;
                this.doc = doc;
                this.atDirectives = false;
                break;
            }
            case 'byte-order-mark':
            case 'space':
                break;
            case 'comment':
            case 'newline':
                this.prelude.push(token.source);
                break;
            case 'error': {
                const msg = token.source
                    ? `${token.message}: ${JSON.stringify(token.source)}`
                    : token.message;
                const error = new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg);
                if (this.atDirectives || !this.doc)
                    this.errors.push(error);
                else
                    this.doc.errors.push(error);
                break;
            }
            case 'doc-end': {
                if (!this.doc) {
                    const msg = 'Unexpected doc-end without preceding document';
                    this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg));
                    break;
                }
                this.doc.directives.docEnd = true;
                const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
                this.decorate(this.doc, true);
                if (end.comment) {
                    const dc = this.doc.comment;
                    this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
                }
                this.doc.range[2] = end.offset;
                break;
            }
            default:
                this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', `Unsupported token ${token.type}`));
        }
    }
    /**
     * Call at end of input to yield any remaining document.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *end(forceDoc = false, endOffset = -1) {
        if (this.doc) {
            this.decorate(this.doc, true);
            yield this.doc;
            this.doc = null;
        }
        else if (forceDoc) {
            const opts = Object.assign({ _directives: this.directives }, this.options);
            const doc = new Document.Document(undefined, opts);
            if (this.atDirectives)
                this.onError(endOffset, 'MISSING_CHAR', 'Missing directives-end indicator line');
            doc.range = [0, endOffset, endOffset];
            this.decorate(doc, false);
            yield doc;
        }
    }
}

exports.Composer = Composer;


/***/ }),

/***/ 7103:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);
var resolveProps = __nccwpck_require__(4631);
var utilContainsNewline = __nccwpck_require__(9499);
var utilFlowIndentCheck = __nccwpck_require__(4051);
var utilMapIncludes = __nccwpck_require__(1187);

const startColMsg = 'All mapping items must start at the same column';
function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLMap.YAMLMap;
    const map = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    let offset = bm.offset;
    let commentEnd = null;
    for (const collItem of bm.items) {
        const { start, key, sep, value } = collItem;
        // key properties
        const keyProps = resolveProps.resolveProps(start, {
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: bm.indent,
            startOnNewline: true
        });
        const implicitKey = !keyProps.found;
        if (implicitKey) {
            if (key) {
                if (key.type === 'block-seq')
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'A block sequence may not be used as an implicit map key');
                else if ('indent' in key && key.indent !== bm.indent)
                    onError(offset, 'BAD_INDENT', startColMsg);
            }
            if (!keyProps.anchor && !keyProps.tag && !sep) {
                commentEnd = keyProps.end;
                if (keyProps.comment) {
                    if (map.comment)
                        map.comment += '\n' + keyProps.comment;
                    else
                        map.comment = keyProps.comment;
                }
                continue;
            }
            if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) {
                onError(key ?? start[start.length - 1], 'MULTILINE_IMPLICIT_KEY', 'Implicit keys need to be on a single line');
            }
        }
        else if (keyProps.found?.indent !== bm.indent) {
            onError(offset, 'BAD_INDENT', startColMsg);
        }
        // key value
        ctx.atKey = true;
        const keyStart = keyProps.end;
        const keyNode = key
            ? composeNode(ctx, key, keyProps, onError)
            : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
        ctx.atKey = false;
        if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
            onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
        // value properties
        const valueProps = resolveProps.resolveProps(sep ?? [], {
            indicator: 'map-value-ind',
            next: value,
            offset: keyNode.range[2],
            onError,
            parentIndent: bm.indent,
            startOnNewline: !key || key.type === 'block-scalar'
        });
        offset = valueProps.end;
        if (valueProps.found) {
            if (implicitKey) {
                if (value?.type === 'block-map' && !valueProps.hasNewline)
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'Nested mappings are not allowed in compact mappings');
                if (ctx.options.strict &&
                    keyProps.start < valueProps.found.offset - 1024)
                    onError(keyNode.range, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit block mapping key');
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
            if (ctx.schema.compat)
                utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
            offset = valueNode.range[2];
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
        else {
            // key with no value
            if (implicitKey)
                onError(keyNode.range, 'MISSING_CHAR', 'Implicit map keys need to be followed by map values');
            if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
    }
    if (commentEnd && commentEnd < offset)
        onError(commentEnd, 'IMPOSSIBLE', 'Map comment with trailing content');
    map.range = [bm.offset, offset, commentEnd ?? offset];
    return map;
}

exports.resolveBlockMap = resolveBlockMap;


/***/ }),

/***/ 8913:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

function resolveBlockScalar(ctx, scalar, onError) {
    const start = scalar.offset;
    const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
    if (!header)
        return { value: '', type: null, comment: '', range: [start, start, start] };
    const type = header.mode === '>' ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
    const lines = scalar.source ? splitLines(scalar.source) : [];
    // determine the end of content & start of chomping
    let chompStart = lines.length;
    for (let i = lines.length - 1; i >= 0; --i) {
        const content = lines[i][1];
        if (content === '' || content === '\r')
            chompStart = i;
        else
            break;
    }
    // shortcut for empty contents
    if (chompStart === 0) {
        const value = header.chomp === '+' && lines.length > 0
            ? '\n'.repeat(Math.max(1, lines.length - 1))
            : '';
        let end = start + header.length;
        if (scalar.source)
            end += scalar.source.length;
        return { value, type, comment: header.comment, range: [start, end, end] };
    }
    // find the indentation level to trim from start
    let trimIndent = scalar.indent + header.indent;
    let offset = scalar.offset + header.length;
    let contentStart = 0;
    for (let i = 0; i < chompStart; ++i) {
        const [indent, content] = lines[i];
        if (content === '' || content === '\r') {
            if (header.indent === 0 && indent.length > trimIndent)
                trimIndent = indent.length;
        }
        else {
            if (indent.length < trimIndent) {
                const message = 'Block scalars with more-indented leading empty lines must use an explicit indentation indicator';
                onError(offset + indent.length, 'MISSING_CHAR', message);
            }
            if (header.indent === 0)
                trimIndent = indent.length;
            contentStart = i;
            if (trimIndent === 0 && !ctx.atRoot) {
                const message = 'Block scalar values in collections must be indented';
                onError(offset, 'BAD_INDENT', message);
            }
            break;
        }
        offset += indent.length + content.length + 1;
    }
    // include trailing more-indented empty lines in content
    for (let i = lines.length - 1; i >= chompStart; --i) {
        if (lines[i][0].length > trimIndent)
            chompStart = i + 1;
    }
    let value = '';
    let sep = '';
    let prevMoreIndented = false;
    // leading whitespace is kept intact
    for (let i = 0; i < contentStart; ++i)
        value += lines[i][0].slice(trimIndent) + '\n';
    for (let i = contentStart; i < chompStart; ++i) {
        let [indent, content] = lines[i];
        offset += indent.length + content.length + 1;
        const crlf = content[content.length - 1] === '\r';
        if (crlf)
            content = content.slice(0, -1);
        /* istanbul ignore if already caught in lexer */
        if (content && indent.length < trimIndent) {
            const src = header.indent
                ? 'explicit indentation indicator'
                : 'first line';
            const message = `Block scalar lines must not be less indented than their ${src}`;
            onError(offset - content.length - (crlf ? 2 : 1), 'BAD_INDENT', message);
            indent = '';
        }
        if (type === Scalar.Scalar.BLOCK_LITERAL) {
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
        }
        else if (indent.length > trimIndent || content[0] === '\t') {
            // more-indented content within a folded block
            if (sep === ' ')
                sep = '\n';
            else if (!prevMoreIndented && sep === '\n')
                sep = '\n\n';
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
            prevMoreIndented = true;
        }
        else if (content === '') {
            // empty line
            if (sep === '\n')
                value += '\n';
            else
                sep = '\n';
        }
        else {
            value += sep + content;
            sep = ' ';
            prevMoreIndented = false;
        }
    }
    switch (header.chomp) {
        case '-':
            break;
        case '+':
            for (let i = chompStart; i < lines.length; ++i)
                value += '\n' + lines[i][0].slice(trimIndent);
            if (value[value.length - 1] !== '\n')
                value += '\n';
            break;
        default:
            value += '\n';
    }
    const end = start + header.length + scalar.source.length;
    return { value, type, comment: header.comment, range: [start, end, end] };
}
function parseBlockScalarHeader({ offset, props }, strict, onError) {
    /* istanbul ignore if should not happen */
    if (props[0].type !== 'block-scalar-header') {
        onError(props[0], 'IMPOSSIBLE', 'Block scalar header not found');
        return null;
    }
    const { source } = props[0];
    const mode = source[0];
    let indent = 0;
    let chomp = '';
    let error = -1;
    for (let i = 1; i < source.length; ++i) {
        const ch = source[i];
        if (!chomp && (ch === '-' || ch === '+'))
            chomp = ch;
        else {
            const n = Number(ch);
            if (!indent && n)
                indent = n;
            else if (error === -1)
                error = offset + i;
        }
    }
    if (error !== -1)
        onError(error, 'UNEXPECTED_TOKEN', `Block scalar header includes extra characters: ${source}`);
    let hasSpace = false;
    let comment = '';
    let length = source.length;
    for (let i = 1; i < props.length; ++i) {
        const token = props[i];
        switch (token.type) {
            case 'space':
                hasSpace = true;
            // fallthrough
            case 'newline':
                length += token.source.length;
                break;
            case 'comment':
                if (strict && !hasSpace) {
                    const message = 'Comments must be separated from other tokens by white space characters';
                    onError(token, 'MISSING_CHAR', message);
                }
                length += token.source.length;
                comment = token.source.substring(1);
                break;
            case 'error':
                onError(token, 'UNEXPECTED_TOKEN', token.message);
                length += token.source.length;
                break;
            /* istanbul ignore next should not happen */
            default: {
                const message = `Unexpected token in block scalar header: ${token.type}`;
                onError(token, 'UNEXPECTED_TOKEN', message);
                const ts = token.source;
                if (ts && typeof ts === 'string')
                    length += ts.length;
            }
        }
    }
    return { mode, indent, chomp, comment, length };
}
/** @returns Array of lines split up as `[indent, content]` */
function splitLines(source) {
    const split = source.split(/\n( *)/);
    const first = split[0];
    const m = first.match(/^( *)/);
    const line0 = m?.[1]
        ? [m[1], first.slice(m[1].length)]
        : ['', first];
    const lines = [line0];
    for (let i = 1; i < split.length; i += 2)
        lines.push([split[i], split[i + 1]]);
    return lines;
}

exports.resolveBlockScalar = resolveBlockScalar;


/***/ }),

/***/ 334:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var YAMLSeq = __nccwpck_require__(2223);
var resolveProps = __nccwpck_require__(4631);
var utilFlowIndentCheck = __nccwpck_require__(4051);

function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLSeq.YAMLSeq;
    const seq = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = bs.offset;
    let commentEnd = null;
    for (const { start, value } of bs.items) {
        const props = resolveProps.resolveProps(start, {
            indicator: 'seq-item-ind',
            next: value,
            offset,
            onError,
            parentIndent: bs.indent,
            startOnNewline: true
        });
        if (!props.found) {
            if (props.anchor || props.tag || value) {
                if (value?.type === 'block-seq')
                    onError(props.end, 'BAD_INDENT', 'All sequence items must start at the same column');
                else
                    onError(offset, 'MISSING_CHAR', 'Sequence item without - indicator');
            }
            else {
                commentEnd = props.end;
                if (props.comment)
                    seq.comment = props.comment;
                continue;
            }
        }
        const node = value
            ? composeNode(ctx, value, props, onError)
            : composeEmptyNode(ctx, props.end, start, null, props, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
        offset = node.range[2];
        seq.items.push(node);
    }
    seq.range = [bs.offset, offset, commentEnd ?? offset];
    return seq;
}

exports.resolveBlockSeq = resolveBlockSeq;


/***/ }),

/***/ 7788:
/***/ ((__unused_webpack_module, exports) => {



function resolveEnd(end, offset, reqSpace, onError) {
    let comment = '';
    if (end) {
        let hasSpace = false;
        let sep = '';
        for (const token of end) {
            const { source, type } = token;
            switch (type) {
                case 'space':
                    hasSpace = true;
                    break;
                case 'comment': {
                    if (reqSpace && !hasSpace)
                        onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                    const cb = source.substring(1) || ' ';
                    if (!comment)
                        comment = cb;
                    else
                        comment += sep + cb;
                    sep = '';
                    break;
                }
                case 'newline':
                    if (comment)
                        sep += source;
                    hasSpace = true;
                    break;
                default:
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${type} at node end`);
            }
            offset += source.length;
        }
    }
    return { comment, offset };
}

exports.resolveEnd = resolveEnd;


/***/ }),

/***/ 3142:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var resolveEnd = __nccwpck_require__(7788);
var resolveProps = __nccwpck_require__(4631);
var utilContainsNewline = __nccwpck_require__(9499);
var utilMapIncludes = __nccwpck_require__(1187);

const blockMsg = 'Block collections are not allowed within flow collections';
const isBlock = (token) => token && (token.type === 'block-map' || token.type === 'block-seq');
function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
    const isMap = fc.start.source === '{';
    const fcName = isMap ? 'flow map' : 'flow sequence';
    const NodeClass = (tag?.nodeClass ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq));
    const coll = new NodeClass(ctx.schema);
    coll.flow = true;
    const atRoot = ctx.atRoot;
    if (atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = fc.offset + fc.start.source.length;
    for (let i = 0; i < fc.items.length; ++i) {
        const collItem = fc.items[i];
        const { start, key, sep, value } = collItem;
        const props = resolveProps.resolveProps(start, {
            flow: fcName,
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: fc.indent,
            startOnNewline: false
        });
        if (!props.found) {
            if (!props.anchor && !props.tag && !sep && !value) {
                if (i === 0 && props.comma)
                    onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
                else if (i < fc.items.length - 1)
                    onError(props.start, 'UNEXPECTED_TOKEN', `Unexpected empty item in ${fcName}`);
                if (props.comment) {
                    if (coll.comment)
                        coll.comment += '\n' + props.comment;
                    else
                        coll.comment = props.comment;
                }
                offset = props.end;
                continue;
            }
            if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key))
                onError(key, // checked by containsNewline()
                'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
        }
        if (i === 0) {
            if (props.comma)
                onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
        }
        else {
            if (!props.comma)
                onError(props.start, 'MISSING_CHAR', `Missing , between ${fcName} items`);
            if (props.comment) {
                let prevItemComment = '';
                loop: for (const st of start) {
                    switch (st.type) {
                        case 'comma':
                        case 'space':
                            break;
                        case 'comment':
                            prevItemComment = st.source.substring(1);
                            break loop;
                        default:
                            break loop;
                    }
                }
                if (prevItemComment) {
                    let prev = coll.items[coll.items.length - 1];
                    if (identity.isPair(prev))
                        prev = prev.value ?? prev.key;
                    if (prev.comment)
                        prev.comment += '\n' + prevItemComment;
                    else
                        prev.comment = prevItemComment;
                    props.comment = props.comment.substring(prevItemComment.length + 1);
                }
            }
        }
        if (!isMap && !sep && !props.found) {
            // item is a value in a seq
            // → key & sep are empty, start does not include ? or :
            const valueNode = value
                ? composeNode(ctx, value, props, onError)
                : composeEmptyNode(ctx, props.end, sep, null, props, onError);
            coll.items.push(valueNode);
            offset = valueNode.range[2];
            if (isBlock(value))
                onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
        }
        else {
            // item is a key+value pair
            // key value
            ctx.atKey = true;
            const keyStart = props.end;
            const keyNode = key
                ? composeNode(ctx, key, props, onError)
                : composeEmptyNode(ctx, keyStart, start, null, props, onError);
            if (isBlock(key))
                onError(keyNode.range, 'BLOCK_IN_FLOW', blockMsg);
            ctx.atKey = false;
            // value properties
            const valueProps = resolveProps.resolveProps(sep ?? [], {
                flow: fcName,
                indicator: 'map-value-ind',
                next: value,
                offset: keyNode.range[2],
                onError,
                parentIndent: fc.indent,
                startOnNewline: false
            });
            if (valueProps.found) {
                if (!isMap && !props.found && ctx.options.strict) {
                    if (sep)
                        for (const st of sep) {
                            if (st === valueProps.found)
                                break;
                            if (st.type === 'newline') {
                                onError(st, 'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
                                break;
                            }
                        }
                    if (props.start < valueProps.found.offset - 1024)
                        onError(valueProps.found, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit flow sequence key');
                }
            }
            else if (value) {
                if ('source' in value && value.source?.[0] === ':')
                    onError(value, 'MISSING_CHAR', `Missing space after : in ${fcName}`);
                else
                    onError(valueProps.start, 'MISSING_CHAR', `Missing , or : between ${fcName} items`);
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : valueProps.found
                    ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError)
                    : null;
            if (valueNode) {
                if (isBlock(value))
                    onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
            }
            else if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            if (isMap) {
                const map = coll;
                if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
                    onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
                map.items.push(pair);
            }
            else {
                const map = new YAMLMap.YAMLMap(ctx.schema);
                map.flow = true;
                map.items.push(pair);
                const endRange = (valueNode ?? keyNode).range;
                map.range = [keyNode.range[0], endRange[1], endRange[2]];
                coll.items.push(map);
            }
            offset = valueNode ? valueNode.range[2] : valueProps.end;
        }
    }
    const expectedEnd = isMap ? '}' : ']';
    const [ce, ...ee] = fc.end;
    let cePos = offset;
    if (ce?.source === expectedEnd)
        cePos = ce.offset + ce.source.length;
    else {
        const name = fcName[0].toUpperCase() + fcName.substring(1);
        const msg = atRoot
            ? `${name} must end with a ${expectedEnd}`
            : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
        onError(offset, atRoot ? 'MISSING_CHAR' : 'BAD_INDENT', msg);
        if (ce && ce.source.length !== 1)
            ee.unshift(ce);
    }
    if (ee.length > 0) {
        const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
        if (end.comment) {
            if (coll.comment)
                coll.comment += '\n' + end.comment;
            else
                coll.comment = end.comment;
        }
        coll.range = [fc.offset, cePos, end.offset];
    }
    else {
        coll.range = [fc.offset, cePos, cePos];
    }
    return coll;
}

exports.resolveFlowCollection = resolveFlowCollection;


/***/ }),

/***/ 6842:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var resolveEnd = __nccwpck_require__(7788);

function resolveFlowScalar(scalar, strict, onError) {
    const { offset, type, source, end } = scalar;
    let _type;
    let value;
    const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
    switch (type) {
        case 'scalar':
            _type = Scalar.Scalar.PLAIN;
            value = plainValue(source, _onError);
            break;
        case 'single-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_SINGLE;
            value = singleQuotedValue(source, _onError);
            break;
        case 'double-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_DOUBLE;
            value = doubleQuotedValue(source, _onError);
            break;
        /* istanbul ignore next should not happen */
        default:
            onError(scalar, 'UNEXPECTED_TOKEN', `Expected a flow scalar value, but found: ${type}`);
            return {
                value: '',
                type: null,
                comment: '',
                range: [offset, offset + source.length, offset + source.length]
            };
    }
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
    return {
        value,
        type: _type,
        comment: re.comment,
        range: [offset, valueEnd, re.offset]
    };
}
function plainValue(source, onError) {
    let badChar = '';
    switch (source[0]) {
        /* istanbul ignore next should not happen */
        case '\t':
            badChar = 'a tab character';
            break;
        case ',':
            badChar = 'flow indicator character ,';
            break;
        case '%':
            badChar = 'directive indicator character %';
            break;
        case '|':
        case '>': {
            badChar = `block scalar indicator ${source[0]}`;
            break;
        }
        case '@':
        case '`': {
            badChar = `reserved character ${source[0]}`;
            break;
        }
    }
    if (badChar)
        onError(0, 'BAD_SCALAR_START', `Plain value cannot start with ${badChar}`);
    return unfoldLines(source);
}
function singleQuotedValue(source, onError) {
    if (source[source.length - 1] !== "'" || source.length === 1)
        onError(source.length, 'MISSING_CHAR', "Missing closing 'quote");
    return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
}
function unfoldLines(source) {
    const line = /(.*?)\r?\n/sy;
    let match = line.exec(source);
    if (!match)
        return source;
    /**
     * The negative lookbehinds in these RegExps are to
     * prevent causing a polynomial search time in certain cases.
     *
     * The try-catch is for Safari < 16.4 and other old browsers:
     * https://caniuse.com/js-regexp-lookbehind
     */
    let trimEnd, trimBoth;
    try {
        trimEnd = new RegExp('(?<![ \t])[ \t]+$');
        trimBoth = new RegExp('^[ \t]+|(?<![ \t])[ \t]+$', 'g');
    }
    catch {
        trimEnd = /[ \t]+$/;
        trimBoth = /^[ \t]+|[ \t]+$/g;
    }
    let res = match[1].replace(trimEnd, '');
    let sep = ' ';
    let pos = line.lastIndex;
    while ((match = line.exec(source))) {
        const lm = match[1].replace(trimBoth, '');
        if (lm === '') {
            if (sep === '\n')
                res += sep;
            else
                sep = '\n';
        }
        else {
            res += sep + lm;
            sep = ' ';
        }
        pos = line.lastIndex;
    }
    const last = /[ \t]*(.*)/sy;
    last.lastIndex = pos;
    match = last.exec(source);
    return res + sep + (match?.[1] ?? '');
}
function doubleQuotedValue(source, onError) {
    let res = '';
    for (let i = 1; i < source.length - 1; ++i) {
        const ch = source[i];
        if (ch === '\r' && source[i + 1] === '\n')
            continue;
        if (ch === '\n') {
            const { fold, offset } = foldNewline(source, i);
            res += fold;
            i = offset;
        }
        else if (ch === '\\') {
            let next = source[++i];
            const cc = escapeCodes[next];
            if (cc)
                res += cc;
            else if (next === '\n') {
                // skip escaped newlines, but still trim the following line
                next = source[i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === '\r' && source[i + 1] === '\n') {
                // skip escaped CRLF newlines, but still trim the following line
                next = source[++i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === 'x' || next === 'u' || next === 'U') {
                const length = next === 'x' ? 2 : next === 'u' ? 4 : 8;
                res += parseCharCode(source, i + 1, length, onError);
                i += length;
            }
            else {
                const raw = source.substr(i - 1, 2);
                onError(i - 1, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
                res += raw;
            }
        }
        else if (ch === ' ' || ch === '\t') {
            // trim trailing whitespace
            const wsStart = i;
            let next = source[i + 1];
            while (next === ' ' || next === '\t')
                next = source[++i + 1];
            if (next !== '\n' && !(next === '\r' && source[i + 2] === '\n'))
                res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
        }
        else {
            res += ch;
        }
    }
    if (source[source.length - 1] !== '"' || source.length === 1)
        onError(source.length, 'MISSING_CHAR', 'Missing closing "quote');
    return res;
}
/**
 * Fold a single newline into a space, multiple newlines to N - 1 newlines.
 * Presumes `source[offset] === '\n'`
 */
function foldNewline(source, offset) {
    let fold = '';
    let ch = source[offset + 1];
    while (ch === ' ' || ch === '\t' || ch === '\n' || ch === '\r') {
        if (ch === '\r' && source[offset + 2] !== '\n')
            break;
        if (ch === '\n')
            fold += '\n';
        offset += 1;
        ch = source[offset + 1];
    }
    if (!fold)
        fold = ' ';
    return { fold, offset };
}
const escapeCodes = {
    '0': '\0', // null character
    a: '\x07', // bell character
    b: '\b', // backspace
    e: '\x1b', // escape character
    f: '\f', // form feed
    n: '\n', // line feed
    r: '\r', // carriage return
    t: '\t', // horizontal tab
    v: '\v', // vertical tab
    N: '\u0085', // Unicode next line
    _: '\u00a0', // Unicode non-breaking space
    L: '\u2028', // Unicode line separator
    P: '\u2029', // Unicode paragraph separator
    ' ': ' ',
    '"': '"',
    '/': '/',
    '\\': '\\',
    '\t': '\t'
};
function parseCharCode(source, offset, length, onError) {
    const cc = source.substr(offset, length);
    const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
    const code = ok ? parseInt(cc, 16) : NaN;
    try {
        return String.fromCodePoint(code);
    }
    catch {
        const raw = source.substr(offset - 2, length + 2);
        onError(offset - 2, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
        return raw;
    }
}

exports.resolveFlowScalar = resolveFlowScalar;


/***/ }),

/***/ 4631:
/***/ ((__unused_webpack_module, exports) => {



function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
    let spaceBefore = false;
    let atNewline = startOnNewline;
    let hasSpace = startOnNewline;
    let comment = '';
    let commentSep = '';
    let hasNewline = false;
    let reqSpace = false;
    let tab = null;
    let anchor = null;
    let tag = null;
    let newlineAfterProp = null;
    let comma = null;
    let found = null;
    let start = null;
    for (const token of tokens) {
        if (reqSpace) {
            if (token.type !== 'space' &&
                token.type !== 'newline' &&
                token.type !== 'comma')
                onError(token.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
            reqSpace = false;
        }
        if (tab) {
            if (atNewline && token.type !== 'comment' && token.type !== 'newline') {
                onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
            }
            tab = null;
        }
        switch (token.type) {
            case 'space':
                // At the doc level, tabs at line start may be parsed
                // as leading white space rather than indentation.
                // In a flow collection, only the parser handles indent.
                if (!flow &&
                    (indicator !== 'doc-start' || next?.type !== 'flow-collection') &&
                    token.source.includes('\t')) {
                    tab = token;
                }
                hasSpace = true;
                break;
            case 'comment': {
                if (!hasSpace)
                    onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                const cb = token.source.substring(1) || ' ';
                if (!comment)
                    comment = cb;
                else
                    comment += commentSep + cb;
                commentSep = '';
                atNewline = false;
                break;
            }
            case 'newline':
                if (atNewline) {
                    if (comment)
                        comment += token.source;
                    else if (!found || indicator !== 'seq-item-ind')
                        spaceBefore = true;
                }
                else
                    commentSep += token.source;
                atNewline = true;
                hasNewline = true;
                if (anchor || tag)
                    newlineAfterProp = token;
                hasSpace = true;
                break;
            case 'anchor':
                if (anchor)
                    onError(token, 'MULTIPLE_ANCHORS', 'A node can have at most one anchor');
                if (token.source.endsWith(':'))
                    onError(token.offset + token.source.length - 1, 'BAD_ALIAS', 'Anchor ending in : is ambiguous', true);
                anchor = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            case 'tag': {
                if (tag)
                    onError(token, 'MULTIPLE_TAGS', 'A node can have at most one tag');
                tag = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            }
            case indicator:
                // Could here handle preceding comments differently
                if (anchor || tag)
                    onError(token, 'BAD_PROP_ORDER', `Anchors and tags must be after the ${token.source} indicator`);
                if (found)
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.source} in ${flow ?? 'collection'}`);
                found = token;
                atNewline =
                    indicator === 'seq-item-ind' || indicator === 'explicit-key-ind';
                hasSpace = false;
                break;
            case 'comma':
                if (flow) {
                    if (comma)
                        onError(token, 'UNEXPECTED_TOKEN', `Unexpected , in ${flow}`);
                    comma = token;
                    atNewline = false;
                    hasSpace = false;
                    break;
                }
            // else fallthrough
            default:
                onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.type} token`);
                atNewline = false;
                hasSpace = false;
        }
    }
    const last = tokens[tokens.length - 1];
    const end = last ? last.offset + last.source.length : offset;
    if (reqSpace &&
        next &&
        next.type !== 'space' &&
        next.type !== 'newline' &&
        next.type !== 'comma' &&
        (next.type !== 'scalar' || next.source !== '')) {
        onError(next.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
    }
    if (tab &&
        ((atNewline && tab.indent <= parentIndent) ||
            next?.type === 'block-map' ||
            next?.type === 'block-seq'))
        onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
    return {
        comma,
        found,
        spaceBefore,
        comment,
        hasNewline,
        anchor,
        tag,
        newlineAfterProp,
        end,
        start: start ?? end
    };
}

exports.resolveProps = resolveProps;


/***/ }),

/***/ 9499:
/***/ ((__unused_webpack_module, exports) => {



function containsNewline(key) {
    if (!key)
        return null;
    switch (key.type) {
        case 'alias':
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            if (key.source.includes('\n'))
                return true;
            if (key.end)
                for (const st of key.end)
                    if (st.type === 'newline')
                        return true;
            return false;
        case 'flow-collection':
            for (const it of key.items) {
                for (const st of it.start)
                    if (st.type === 'newline')
                        return true;
                if (it.sep)
                    for (const st of it.sep)
                        if (st.type === 'newline')
                            return true;
                if (containsNewline(it.key) || containsNewline(it.value))
                    return true;
            }
            return false;
        default:
            return true;
    }
}

exports.containsNewline = containsNewline;


/***/ }),

/***/ 2599:
/***/ ((__unused_webpack_module, exports) => {



function emptyScalarPosition(offset, before, pos) {
    if (before) {
        pos ?? (pos = before.length);
        for (let i = pos - 1; i >= 0; --i) {
            let st = before[i];
            switch (st.type) {
                case 'space':
                case 'comment':
                case 'newline':
                    offset -= st.source.length;
                    continue;
            }
            // Technically, an empty scalar is immediately after the last non-empty
            // node, but it's more useful to place it after any whitespace.
            st = before[++i];
            while (st?.type === 'space') {
                offset += st.source.length;
                st = before[++i];
            }
            break;
        }
    }
    return offset;
}

exports.emptyScalarPosition = emptyScalarPosition;


/***/ }),

/***/ 4051:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var utilContainsNewline = __nccwpck_require__(9499);

function flowIndentCheck(indent, fc, onError) {
    if (fc?.type === 'flow-collection') {
        const end = fc.end[0];
        if (end.indent === indent &&
            (end.source === ']' || end.source === '}') &&
            utilContainsNewline.containsNewline(fc)) {
            const msg = 'Flow end indicator should be more indented than parent';
            onError(end, 'BAD_INDENT', msg, true);
        }
    }
}

exports.flowIndentCheck = flowIndentCheck;


/***/ }),

/***/ 1187:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

function mapIncludes(ctx, items, search) {
    const { uniqueKeys } = ctx.options;
    if (uniqueKeys === false)
        return false;
    const isEqual = typeof uniqueKeys === 'function'
        ? uniqueKeys
        : (a, b) => a === b || (identity.isScalar(a) && identity.isScalar(b) && a.value === b.value);
    return items.some(pair => isEqual(pair.key, search));
}

exports.mapIncludes = mapIncludes;


/***/ }),

/***/ 3021:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var toJS = __nccwpck_require__(4043);
var Schema = __nccwpck_require__(5840);
var stringifyDocument = __nccwpck_require__(6829);
var anchors = __nccwpck_require__(1596);
var applyReviver = __nccwpck_require__(3661);
var createNode = __nccwpck_require__(2404);
var directives = __nccwpck_require__(1342);

class Document {
    constructor(value, replacer, options) {
        /** A comment before this Document */
        this.commentBefore = null;
        /** A comment immediately after this Document */
        this.comment = null;
        /** Errors encountered during parsing. */
        this.errors = [];
        /** Warnings encountered during parsing. */
        this.warnings = [];
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
        let _replacer = null;
        if (typeof replacer === 'function' || Array.isArray(replacer)) {
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const opt = Object.assign({
            intAsBigInt: false,
            keepSourceTokens: false,
            logLevel: 'warn',
            prettyErrors: true,
            strict: true,
            stringKeys: false,
            uniqueKeys: true,
            version: '1.2'
        }, options);
        this.options = opt;
        let { version } = opt;
        if (options?._directives) {
            this.directives = options._directives.atDocument();
            if (this.directives.yaml.explicit)
                version = this.directives.yaml.version;
        }
        else
            this.directives = new directives.Directives({ version });
        this.setSchema(version, options);
        // @ts-expect-error We can't really know that this matches Contents.
        this.contents =
            value === undefined ? null : this.createNode(value, _replacer, options);
    }
    /**
     * Create a deep copy of this Document and its contents.
     *
     * Custom Node values that inherit from `Object` still refer to their original instances.
     */
    clone() {
        const copy = Object.create(Document.prototype, {
            [identity.NODE_TYPE]: { value: identity.DOC }
        });
        copy.commentBefore = this.commentBefore;
        copy.comment = this.comment;
        copy.errors = this.errors.slice();
        copy.warnings = this.warnings.slice();
        copy.options = Object.assign({}, this.options);
        if (this.directives)
            copy.directives = this.directives.clone();
        copy.schema = this.schema.clone();
        // @ts-expect-error We can't really know that this matches Contents.
        copy.contents = identity.isNode(this.contents)
            ? this.contents.clone(copy.schema)
            : this.contents;
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** Adds a value to the document. */
    add(value) {
        if (assertCollection(this.contents))
            this.contents.add(value);
    }
    /** Adds a value to the document. */
    addIn(path, value) {
        if (assertCollection(this.contents))
            this.contents.addIn(path, value);
    }
    /**
     * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
     *
     * If `node` already has an anchor, `name` is ignored.
     * Otherwise, the `node.anchor` value will be set to `name`,
     * or if an anchor with that name is already present in the document,
     * `name` will be used as a prefix for a new unique anchor.
     * If `name` is undefined, the generated anchor will use 'a' as a prefix.
     */
    createAlias(node, name) {
        if (!node.anchor) {
            const prev = anchors.anchorNames(this);
            node.anchor =
                // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
                !name || prev.has(name) ? anchors.findNewAnchor(name || 'a', prev) : name;
        }
        return new Alias.Alias(node.anchor);
    }
    createNode(value, replacer, options) {
        let _replacer = undefined;
        if (typeof replacer === 'function') {
            value = replacer.call({ '': value }, '', value);
            _replacer = replacer;
        }
        else if (Array.isArray(replacer)) {
            const keyToStr = (v) => typeof v === 'number' || v instanceof String || v instanceof Number;
            const asStr = replacer.filter(keyToStr).map(String);
            if (asStr.length > 0)
                replacer = replacer.concat(asStr);
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
        const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, 
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        anchorPrefix || 'a');
        const ctx = {
            aliasDuplicateObjects: aliasDuplicateObjects ?? true,
            keepUndefined: keepUndefined ?? false,
            onAnchor,
            onTagObj,
            replacer: _replacer,
            schema: this.schema,
            sourceObjects
        };
        const node = createNode.createNode(value, tag, ctx);
        if (flow && identity.isCollection(node))
            node.flow = true;
        setAnchors();
        return node;
    }
    /**
     * Convert a key and a value into a `Pair` using the current schema,
     * recursively wrapping all values as `Scalar` or `Collection` nodes.
     */
    createPair(key, value, options = {}) {
        const k = this.createNode(key, null, options);
        const v = this.createNode(value, null, options);
        return new Pair.Pair(k, v);
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        return assertCollection(this.contents) ? this.contents.delete(key) : false;
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        if (Collection.isEmptyPath(path)) {
            if (this.contents == null)
                return false;
            // @ts-expect-error Presumed impossible if Strict extends false
            this.contents = null;
            return true;
        }
        return assertCollection(this.contents)
            ? this.contents.deleteIn(path)
            : false;
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    get(key, keepScalar) {
        return identity.isCollection(this.contents)
            ? this.contents.get(key, keepScalar)
            : undefined;
    }
    /**
     * Returns item at `path`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        if (Collection.isEmptyPath(path))
            return !keepScalar && identity.isScalar(this.contents)
                ? this.contents.value
                : this.contents;
        return identity.isCollection(this.contents)
            ? this.contents.getIn(path, keepScalar)
            : undefined;
    }
    /**
     * Checks if the document includes a value with the key `key`.
     */
    has(key) {
        return identity.isCollection(this.contents) ? this.contents.has(key) : false;
    }
    /**
     * Checks if the document includes a value at `path`.
     */
    hasIn(path) {
        if (Collection.isEmptyPath(path))
            return this.contents !== undefined;
        return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    set(key, value) {
        if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, [key], value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.set(key, value);
        }
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        if (Collection.isEmptyPath(path)) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = value;
        }
        else if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.setIn(path, value);
        }
    }
    /**
     * Change the YAML version and schema used by the document.
     * A `null` version disables support for directives, explicit tags, anchors, and aliases.
     * It also requires the `schema` option to be given as a `Schema` instance value.
     *
     * Overrides all previously set schema options.
     */
    setSchema(version, options = {}) {
        if (typeof version === 'number')
            version = String(version);
        let opt;
        switch (version) {
            case '1.1':
                if (this.directives)
                    this.directives.yaml.version = '1.1';
                else
                    this.directives = new directives.Directives({ version: '1.1' });
                opt = { resolveKnownTags: false, schema: 'yaml-1.1' };
                break;
            case '1.2':
            case 'next':
                if (this.directives)
                    this.directives.yaml.version = version;
                else
                    this.directives = new directives.Directives({ version });
                opt = { resolveKnownTags: true, schema: 'core' };
                break;
            case null:
                if (this.directives)
                    delete this.directives;
                opt = null;
                break;
            default: {
                const sv = JSON.stringify(version);
                throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
            }
        }
        // Not using `instanceof Schema` to allow for duck typing
        if (options.schema instanceof Object)
            this.schema = options.schema;
        else if (opt)
            this.schema = new Schema.Schema(Object.assign(opt, options));
        else
            throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
    }
    // json & jsonArg are only used from toJSON()
    toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        const ctx = {
            anchors: new Map(),
            doc: this,
            keep: !json,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this.contents, jsonArg ?? '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
    /**
     * A JSON representation of the document `contents`.
     *
     * @param jsonArg Used by `JSON.stringify` to indicate the array index or
     *   property name.
     */
    toJSON(jsonArg, onAnchor) {
        return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
    }
    /** A YAML representation of the document. */
    toString(options = {}) {
        if (this.errors.length > 0)
            throw new Error('Document with errors cannot be stringified');
        if ('indent' in options &&
            (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
            const s = JSON.stringify(options.indent);
            throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument.stringifyDocument(this, options);
    }
}
function assertCollection(contents) {
    if (identity.isCollection(contents))
        return true;
    throw new Error('Expected a YAML collection as document contents');
}

exports.Document = Document;


/***/ }),

/***/ 1596:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var visit = __nccwpck_require__(204);

/**
 * Verify that the input string is a valid anchor.
 *
 * Will throw on errors.
 */
function anchorIsValid(anchor) {
    if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
        const sa = JSON.stringify(anchor);
        const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
        throw new Error(msg);
    }
    return true;
}
function anchorNames(root) {
    const anchors = new Set();
    visit.visit(root, {
        Value(_key, node) {
            if (node.anchor)
                anchors.add(node.anchor);
        }
    });
    return anchors;
}
/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
function findNewAnchor(prefix, exclude) {
    for (let i = 1; true; ++i) {
        const name = `${prefix}${i}`;
        if (!exclude.has(name))
            return name;
    }
}
function createNodeAnchors(doc, prefix) {
    const aliasObjects = [];
    const sourceObjects = new Map();
    let prevAnchors = null;
    return {
        onAnchor: (source) => {
            aliasObjects.push(source);
            prevAnchors ?? (prevAnchors = anchorNames(doc));
            const anchor = findNewAnchor(prefix, prevAnchors);
            prevAnchors.add(anchor);
            return anchor;
        },
        /**
         * With circular references, the source node is only resolved after all
         * of its child nodes are. This is why anchors are set only after all of
         * the nodes have been created.
         */
        setAnchors: () => {
            for (const source of aliasObjects) {
                const ref = sourceObjects.get(source);
                if (typeof ref === 'object' &&
                    ref.anchor &&
                    (identity.isScalar(ref.node) || identity.isCollection(ref.node))) {
                    ref.node.anchor = ref.anchor;
                }
                else {
                    const error = new Error('Failed to resolve repeated object (this should not happen)');
                    error.source = source;
                    throw error;
                }
            }
        },
        sourceObjects
    };
}

exports.anchorIsValid = anchorIsValid;
exports.anchorNames = anchorNames;
exports.createNodeAnchors = createNodeAnchors;
exports.findNewAnchor = findNewAnchor;


/***/ }),

/***/ 3661:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
 * in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
 * 2021 edition: https://tc39.es/ecma262/#sec-json.parse
 *
 * Includes extensions for handling Map and Set objects.
 */
function applyReviver(reviver, obj, key, val) {
    if (val && typeof val === 'object') {
        if (Array.isArray(val)) {
            for (let i = 0, len = val.length; i < len; ++i) {
                const v0 = val[i];
                const v1 = applyReviver(reviver, val, String(i), v0);
                // eslint-disable-next-line @typescript-eslint/no-array-delete
                if (v1 === undefined)
                    delete val[i];
                else if (v1 !== v0)
                    val[i] = v1;
            }
        }
        else if (val instanceof Map) {
            for (const k of Array.from(val.keys())) {
                const v0 = val.get(k);
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    val.delete(k);
                else if (v1 !== v0)
                    val.set(k, v1);
            }
        }
        else if (val instanceof Set) {
            for (const v0 of Array.from(val)) {
                const v1 = applyReviver(reviver, val, v0, v0);
                if (v1 === undefined)
                    val.delete(v0);
                else if (v1 !== v0) {
                    val.delete(v0);
                    val.add(v1);
                }
            }
        }
        else {
            for (const [k, v0] of Object.entries(val)) {
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    delete val[k];
                else if (v1 !== v0)
                    val[k] = v1;
            }
        }
    }
    return reviver.call(obj, key, val);
}

exports.applyReviver = applyReviver;


/***/ }),

/***/ 2404:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);

const defaultTagPrefix = 'tag:yaml.org,2002:';
function findTagObject(value, tagName, tags) {
    if (tagName) {
        const match = tags.filter(t => t.tag === tagName);
        const tagObj = match.find(t => !t.format) ?? match[0];
        if (!tagObj)
            throw new Error(`Tag ${tagName} not found`);
        return tagObj;
    }
    return tags.find(t => t.identify?.(value) && !t.format);
}
function createNode(value, tagName, ctx) {
    if (identity.isDocument(value))
        value = value.contents;
    if (identity.isNode(value))
        return value;
    if (identity.isPair(value)) {
        const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
        map.items.push(value);
        return map;
    }
    if (value instanceof String ||
        value instanceof Number ||
        value instanceof Boolean ||
        (typeof BigInt !== 'undefined' && value instanceof BigInt) // not supported everywhere
    ) {
        // https://tc39.es/ecma262/#sec-serializejsonproperty
        value = value.valueOf();
    }
    const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
    // Detect duplicate references to the same object & use Alias nodes for all
    // after first. The `ref` wrapper allows for circular references to resolve.
    let ref = undefined;
    if (aliasDuplicateObjects && value && typeof value === 'object') {
        ref = sourceObjects.get(value);
        if (ref) {
            ref.anchor ?? (ref.anchor = onAnchor(value));
            return new Alias.Alias(ref.anchor);
        }
        else {
            ref = { anchor: null, node: null };
            sourceObjects.set(value, ref);
        }
    }
    if (tagName?.startsWith('!!'))
        tagName = defaultTagPrefix + tagName.slice(2);
    let tagObj = findTagObject(value, tagName, schema.tags);
    if (!tagObj) {
        if (value && typeof value.toJSON === 'function') {
            // eslint-disable-next-line @typescript-eslint/no-unsafe-call
            value = value.toJSON();
        }
        if (!value || typeof value !== 'object') {
            const node = new Scalar.Scalar(value);
            if (ref)
                ref.node = node;
            return node;
        }
        tagObj =
            value instanceof Map
                ? schema[identity.MAP]
                : Symbol.iterator in Object(value)
                    ? schema[identity.SEQ]
                    : schema[identity.MAP];
    }
    if (onTagObj) {
        onTagObj(tagObj);
        delete ctx.onTagObj;
    }
    const node = tagObj?.createNode
        ? tagObj.createNode(ctx.schema, value, ctx)
        : typeof tagObj?.nodeClass?.from === 'function'
            ? tagObj.nodeClass.from(ctx.schema, value, ctx)
            : new Scalar.Scalar(value);
    if (tagName)
        node.tag = tagName;
    else if (!tagObj.default)
        node.tag = tagObj.tag;
    if (ref)
        ref.node = node;
    return node;
}

exports.createNode = createNode;


/***/ }),

/***/ 1342:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var visit = __nccwpck_require__(204);

const escapeChars = {
    '!': '%21',
    ',': '%2C',
    '[': '%5B',
    ']': '%5D',
    '{': '%7B',
    '}': '%7D'
};
const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, ch => escapeChars[ch]);
class Directives {
    constructor(yaml, tags) {
        /**
         * The directives-end/doc-start marker `---`. If `null`, a marker may still be
         * included in the document's stringified representation.
         */
        this.docStart = null;
        /** The doc-end marker `...`.  */
        this.docEnd = false;
        this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
        this.tags = Object.assign({}, Directives.defaultTags, tags);
    }
    clone() {
        const copy = new Directives(this.yaml, this.tags);
        copy.docStart = this.docStart;
        return copy;
    }
    /**
     * During parsing, get a Directives instance for the current document and
     * update the stream state according to the current version's spec.
     */
    atDocument() {
        const res = new Directives(this.yaml, this.tags);
        switch (this.yaml.version) {
            case '1.1':
                this.atNextDocument = true;
                break;
            case '1.2':
                this.atNextDocument = false;
                this.yaml = {
                    explicit: Directives.defaultYaml.explicit,
                    version: '1.2'
                };
                this.tags = Object.assign({}, Directives.defaultTags);
                break;
        }
        return res;
    }
    /**
     * @param onError - May be called even if the action was successful
     * @returns `true` on success
     */
    add(line, onError) {
        if (this.atNextDocument) {
            this.yaml = { explicit: Directives.defaultYaml.explicit, version: '1.1' };
            this.tags = Object.assign({}, Directives.defaultTags);
            this.atNextDocument = false;
        }
        const parts = line.trim().split(/[ \t]+/);
        const name = parts.shift();
        switch (name) {
            case '%TAG': {
                if (parts.length !== 2) {
                    onError(0, '%TAG directive should contain exactly two parts');
                    if (parts.length < 2)
                        return false;
                }
                const [handle, prefix] = parts;
                this.tags[handle] = prefix;
                return true;
            }
            case '%YAML': {
                this.yaml.explicit = true;
                if (parts.length !== 1) {
                    onError(0, '%YAML directive should contain exactly one part');
                    return false;
                }
                const [version] = parts;
                if (version === '1.1' || version === '1.2') {
                    this.yaml.version = version;
                    return true;
                }
                else {
                    const isValid = /^\d+\.\d+$/.test(version);
                    onError(6, `Unsupported YAML version ${version}`, isValid);
                    return false;
                }
            }
            default:
                onError(0, `Unknown directive ${name}`, true);
                return false;
        }
    }
    /**
     * Resolves a tag, matching handles to those defined in %TAG directives.
     *
     * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
     *   `'!local'` tag, or `null` if unresolvable.
     */
    tagName(source, onError) {
        if (source === '!')
            return '!'; // non-specific tag
        if (source[0] !== '!') {
            onError(`Not a valid tag: ${source}`);
            return null;
        }
        if (source[1] === '<') {
            const verbatim = source.slice(2, -1);
            if (verbatim === '!' || verbatim === '!!') {
                onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
                return null;
            }
            if (source[source.length - 1] !== '>')
                onError('Verbatim tags must end with a >');
            return verbatim;
        }
        const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
        if (!suffix)
            onError(`The ${source} tag has no suffix`);
        const prefix = this.tags[handle];
        if (prefix) {
            try {
                return prefix + decodeURIComponent(suffix);
            }
            catch (error) {
                onError(String(error));
                return null;
            }
        }
        if (handle === '!')
            return source; // local tag
        onError(`Could not resolve tag: ${source}`);
        return null;
    }
    /**
     * Given a fully resolved tag, returns its printable string form,
     * taking into account current tag prefixes and defaults.
     */
    tagString(tag) {
        for (const [handle, prefix] of Object.entries(this.tags)) {
            if (tag.startsWith(prefix))
                return handle + escapeTagName(tag.substring(prefix.length));
        }
        return tag[0] === '!' ? tag : `!<${tag}>`;
    }
    toString(doc) {
        const lines = this.yaml.explicit
            ? [`%YAML ${this.yaml.version || '1.2'}`]
            : [];
        const tagEntries = Object.entries(this.tags);
        let tagNames;
        if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
            const tags = {};
            visit.visit(doc.contents, (_key, node) => {
                if (identity.isNode(node) && node.tag)
                    tags[node.tag] = true;
            });
            tagNames = Object.keys(tags);
        }
        else
            tagNames = [];
        for (const [handle, prefix] of tagEntries) {
            if (handle === '!!' && prefix === 'tag:yaml.org,2002:')
                continue;
            if (!doc || tagNames.some(tn => tn.startsWith(prefix)))
                lines.push(`%TAG ${handle} ${prefix}`);
        }
        return lines.join('\n');
    }
}
Directives.defaultYaml = { explicit: false, version: '1.2' };
Directives.defaultTags = { '!!': 'tag:yaml.org,2002:' };

exports.Directives = Directives;


/***/ }),

/***/ 1464:
/***/ ((__unused_webpack_module, exports) => {



class YAMLError extends Error {
    constructor(name, pos, code, message) {
        super();
        this.name = name;
        this.code = code;
        this.message = message;
        this.pos = pos;
    }
}
class YAMLParseError extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLParseError', pos, code, message);
    }
}
class YAMLWarning extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLWarning', pos, code, message);
    }
}
const prettifyError = (src, lc) => (error) => {
    if (error.pos[0] === -1)
        return;
    error.linePos = error.pos.map(pos => lc.linePos(pos));
    const { line, col } = error.linePos[0];
    error.message += ` at line ${line}, column ${col}`;
    let ci = col - 1;
    let lineStr = src
        .substring(lc.lineStarts[line - 1], lc.lineStarts[line])
        .replace(/[\n\r]+$/, '');
    // Trim to max 80 chars, keeping col position near the middle
    if (ci >= 60 && lineStr.length > 80) {
        const trimStart = Math.min(ci - 39, lineStr.length - 79);
        lineStr = '…' + lineStr.substring(trimStart);
        ci -= trimStart - 1;
    }
    if (lineStr.length > 80)
        lineStr = lineStr.substring(0, 79) + '…';
    // Include previous line in context if pointing at line start
    if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
        // Regexp won't match if start is trimmed
        let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
        if (prev.length > 80)
            prev = prev.substring(0, 79) + '…\n';
        lineStr = prev + lineStr;
    }
    if (/[^ ]/.test(lineStr)) {
        let count = 1;
        const end = error.linePos[1];
        if (end?.line === line && end.col > col) {
            count = Math.max(1, Math.min(end.col - col, 80 - ci));
        }
        const pointer = ' '.repeat(ci) + '^'.repeat(count);
        error.message += `:\n\n${lineStr}\n${pointer}\n`;
    }
};

exports.YAMLError = YAMLError;
exports.YAMLParseError = YAMLParseError;
exports.YAMLWarning = YAMLWarning;
exports.prettifyError = prettifyError;


/***/ }),

/***/ 8815:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var __webpack_unused_export__;


var composer = __nccwpck_require__(9984);
var Document = __nccwpck_require__(3021);
var Schema = __nccwpck_require__(5840);
var errors = __nccwpck_require__(1464);
var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var cst = __nccwpck_require__(3461);
var lexer = __nccwpck_require__(361);
var lineCounter = __nccwpck_require__(6628);
var parser = __nccwpck_require__(3456);
var publicApi = __nccwpck_require__(4047);
var visit = __nccwpck_require__(204);



__webpack_unused_export__ = composer.Composer;
__webpack_unused_export__ = Document.Document;
__webpack_unused_export__ = Schema.Schema;
__webpack_unused_export__ = errors.YAMLError;
__webpack_unused_export__ = errors.YAMLParseError;
__webpack_unused_export__ = errors.YAMLWarning;
__webpack_unused_export__ = Alias.Alias;
exports.Vj = identity.isAlias;
__webpack_unused_export__ = identity.isCollection;
__webpack_unused_export__ = identity.isDocument;
exports.jh = identity.isMap;
__webpack_unused_export__ = identity.isNode;
__webpack_unused_export__ = identity.isPair;
exports.jn = identity.isScalar;
exports.oP = identity.isSeq;
__webpack_unused_export__ = Pair.Pair;
__webpack_unused_export__ = Scalar.Scalar;
__webpack_unused_export__ = YAMLMap.YAMLMap;
__webpack_unused_export__ = YAMLSeq.YAMLSeq;
__webpack_unused_export__ = cst;
exports.JG = lexer.Lexer;
__webpack_unused_export__ = lineCounter.LineCounter;
__webpack_unused_export__ = parser.Parser;
__webpack_unused_export__ = publicApi.parse;
__webpack_unused_export__ = publicApi.parseAllDocuments;
exports.Tp = publicApi.parseDocument;
__webpack_unused_export__ = publicApi.stringify;
__webpack_unused_export__ = visit.visit;
__webpack_unused_export__ = visit.visitAsync;


/***/ }),

/***/ 7249:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);

function debug(logLevel, ...messages) {
    if (logLevel === 'debug')
        console.log(...messages);
}
function warn(logLevel, warning) {
    if (logLevel === 'debug' || logLevel === 'warn') {
        if (typeof node_process.emitWarning === 'function')
            node_process.emitWarning(warning);
        else
            console.warn(warning);
    }
}

exports.debug = debug;
exports.warn = warn;


/***/ }),

/***/ 4065:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(1596);
var visit = __nccwpck_require__(204);
var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);
var toJS = __nccwpck_require__(4043);

class Alias extends Node.NodeBase {
    constructor(source) {
        super(identity.ALIAS);
        this.source = source;
        Object.defineProperty(this, 'tag', {
            set() {
                throw new Error('Alias nodes cannot have tags');
            }
        });
    }
    /**
     * Resolve the value of this alias within `doc`, finding the last
     * instance of the `source` anchor before this node.
     */
    resolve(doc, ctx) {
        if (ctx?.maxAliasCount === 0)
            throw new ReferenceError('Alias resolution is disabled');
        let nodes;
        if (ctx?.aliasResolveCache) {
            nodes = ctx.aliasResolveCache;
        }
        else {
            nodes = [];
            visit.visit(doc, {
                Node: (_key, node) => {
                    if (identity.isAlias(node) || identity.hasAnchor(node))
                        nodes.push(node);
                }
            });
            if (ctx)
                ctx.aliasResolveCache = nodes;
        }
        let found = undefined;
        for (const node of nodes) {
            if (node === this)
                break;
            if (node.anchor === this.source)
                found = node;
        }
        if (found && ctx) {
            const { anchors, doc, maxAliasCount } = ctx;
            let data = anchors.get(found);
            if (!data) {
                // Resolve anchors for Node.prototype.toJS()
                toJS.toJS(found, null, ctx);
                data = anchors.get(found);
            }
            /* istanbul ignore if */
            if (data?.res === undefined) {
                const msg = 'This should not happen: Alias anchor was not resolved?';
                throw new ReferenceError(msg);
            }
            if (maxAliasCount >= 0) {
                data.count += 1;
                if (data.aliasCount === 0)
                    data.aliasCount = getAliasCount(doc, found, anchors);
                if (data.count * data.aliasCount > maxAliasCount) {
                    const msg = 'Excessive alias count indicates a resource exhaustion attack';
                    throw new ReferenceError(msg);
                }
            }
        }
        return found;
    }
    toJSON(_arg, ctx) {
        if (!ctx)
            return { source: this.source };
        const source = this.resolve(ctx.doc, ctx);
        if (!source) {
            const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new ReferenceError(msg);
        }
        return ctx.anchors.get(source).res;
    }
    toString(ctx, _onComment, _onChompKeep) {
        const src = `*${this.source}`;
        if (ctx) {
            anchors.anchorIsValid(this.source);
            if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
                const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
                throw new Error(msg);
            }
            if (ctx.implicitKey)
                return `${src} `;
        }
        return src;
    }
}
function getAliasCount(doc, node, anchors) {
    if (identity.isAlias(node)) {
        const source = node.resolve(doc);
        const anchor = anchors && source && anchors.get(source);
        return anchor ? anchor.count * anchor.aliasCount : 0;
    }
    else if (identity.isCollection(node)) {
        let count = 0;
        for (const item of node.items) {
            const c = getAliasCount(doc, item, anchors);
            if (c > count)
                count = c;
        }
        return count;
    }
    else if (identity.isPair(node)) {
        const kc = getAliasCount(doc, node.key, anchors);
        const vc = getAliasCount(doc, node.value, anchors);
        return Math.max(kc, vc);
    }
    return 1;
}

exports.Alias = Alias;


/***/ }),

/***/ 101:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);

function collectionFromPath(schema, path, value) {
    let v = value;
    for (let i = path.length - 1; i >= 0; --i) {
        const k = path[i];
        if (typeof k === 'number' && Number.isInteger(k) && k >= 0) {
            const a = [];
            a[k] = v;
            v = a;
        }
        else {
            v = new Map([[k, v]]);
        }
    }
    return createNode.createNode(v, undefined, {
        aliasDuplicateObjects: false,
        keepUndefined: false,
        onAnchor: () => {
            throw new Error('This should not happen, please report a bug.');
        },
        schema,
        sourceObjects: new Map()
    });
}
// Type guard is intentionally a little wrong so as to be more useful,
// as it does not cover untypable empty non-string iterables (e.g. []).
const isEmptyPath = (path) => path == null ||
    (typeof path === 'object' && !!path[Symbol.iterator]().next().done);
class Collection extends Node.NodeBase {
    constructor(type, schema) {
        super(type);
        Object.defineProperty(this, 'schema', {
            value: schema,
            configurable: true,
            enumerable: false,
            writable: true
        });
    }
    /**
     * Create a copy of this collection.
     *
     * @param schema - If defined, overwrites the original's schema
     */
    clone(schema) {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (schema)
            copy.schema = schema;
        copy.items = copy.items.map(it => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /**
     * Adds a value to the collection. For `!!map` and `!!omap` the value must
     * be a Pair instance or a `{ key, value }` object, which may not have a key
     * that already exists in the map.
     */
    addIn(path, value) {
        if (isEmptyPath(path))
            this.add(value);
        else {
            const [key, ...rest] = path;
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.addIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
    /**
     * Removes a value from the collection.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.delete(key);
        const node = this.get(key, true);
        if (identity.isCollection(node))
            return node.deleteIn(rest);
        else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        const [key, ...rest] = path;
        const node = this.get(key, true);
        if (rest.length === 0)
            return !keepScalar && identity.isScalar(node) ? node.value : node;
        else
            return identity.isCollection(node) ? node.getIn(rest, keepScalar) : undefined;
    }
    hasAllNullValues(allowScalar) {
        return this.items.every(node => {
            if (!identity.isPair(node))
                return false;
            const n = node.value;
            return (n == null ||
                (allowScalar &&
                    identity.isScalar(n) &&
                    n.value == null &&
                    !n.commentBefore &&
                    !n.comment &&
                    !n.tag));
        });
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     */
    hasIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.has(key);
        const node = this.get(key, true);
        return identity.isCollection(node) ? node.hasIn(rest) : false;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        const [key, ...rest] = path;
        if (rest.length === 0) {
            this.set(key, value);
        }
        else {
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.setIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
}

exports.Collection = Collection;
exports.collectionFromPath = collectionFromPath;
exports.isEmptyPath = isEmptyPath;


/***/ }),

/***/ 6673:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var applyReviver = __nccwpck_require__(3661);
var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);

class NodeBase {
    constructor(type) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: type });
    }
    /** Create a copy of this node.  */
    clone() {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** A plain JavaScript representation of this node. */
    toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        if (!identity.isDocument(doc))
            throw new TypeError('A document argument is required');
        const ctx = {
            anchors: new Map(),
            doc,
            keep: true,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this, '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
}

exports.NodeBase = NodeBase;


/***/ }),

/***/ 7165:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var stringifyPair = __nccwpck_require__(9748);
var addPairToJSMap = __nccwpck_require__(7104);
var identity = __nccwpck_require__(1127);

function createPair(key, value, ctx) {
    const k = createNode.createNode(key, undefined, ctx);
    const v = createNode.createNode(value, undefined, ctx);
    return new Pair(k, v);
}
class Pair {
    constructor(key, value = null) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
        this.key = key;
        this.value = value;
    }
    clone(schema) {
        let { key, value } = this;
        if (identity.isNode(key))
            key = key.clone(schema);
        if (identity.isNode(value))
            value = value.clone(schema);
        return new Pair(key, value);
    }
    toJSON(_, ctx) {
        const pair = ctx?.mapAsMap ? new Map() : {};
        return addPairToJSMap.addPairToJSMap(ctx, pair, this);
    }
    toString(ctx, onComment, onChompKeep) {
        return ctx?.doc
            ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep)
            : JSON.stringify(this);
    }
}

exports.Pair = Pair;
exports.createPair = createPair;


/***/ }),

/***/ 3301:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);
var toJS = __nccwpck_require__(4043);

const isScalarValue = (value) => !value || (typeof value !== 'function' && typeof value !== 'object');
class Scalar extends Node.NodeBase {
    constructor(value) {
        super(identity.SCALAR);
        this.value = value;
    }
    toJSON(arg, ctx) {
        return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
    }
    toString() {
        return String(this.value);
    }
}
Scalar.BLOCK_FOLDED = 'BLOCK_FOLDED';
Scalar.BLOCK_LITERAL = 'BLOCK_LITERAL';
Scalar.PLAIN = 'PLAIN';
Scalar.QUOTE_DOUBLE = 'QUOTE_DOUBLE';
Scalar.QUOTE_SINGLE = 'QUOTE_SINGLE';

exports.Scalar = Scalar;
exports.isScalarValue = isScalarValue;


/***/ }),

/***/ 4454:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyCollection = __nccwpck_require__(1212);
var addPairToJSMap = __nccwpck_require__(7104);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);

function findPair(items, key) {
    const k = identity.isScalar(key) ? key.value : key;
    for (const it of items) {
        if (identity.isPair(it)) {
            if (it.key === key || it.key === k)
                return it;
            if (identity.isScalar(it.key) && it.key.value === k)
                return it;
        }
    }
    return undefined;
}
class YAMLMap extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:map';
    }
    constructor(schema) {
        super(identity.MAP, schema);
        this.items = [];
    }
    /**
     * A generic collection parsing method that can be extended
     * to other node classes that inherit from YAMLMap
     */
    static from(schema, obj, ctx) {
        const { keepUndefined, replacer } = ctx;
        const map = new this(schema);
        const add = (key, value) => {
            if (typeof replacer === 'function')
                value = replacer.call(obj, key, value);
            else if (Array.isArray(replacer) && !replacer.includes(key))
                return;
            if (value !== undefined || keepUndefined)
                map.items.push(Pair.createPair(key, value, ctx));
        };
        if (obj instanceof Map) {
            for (const [key, value] of obj)
                add(key, value);
        }
        else if (obj && typeof obj === 'object') {
            for (const key of Object.keys(obj))
                add(key, obj[key]);
        }
        if (typeof schema.sortMapEntries === 'function') {
            map.items.sort(schema.sortMapEntries);
        }
        return map;
    }
    /**
     * Adds a value to the collection.
     *
     * @param overwrite - If not set `true`, using a key that is already in the
     *   collection will throw. Otherwise, overwrites the previous value.
     */
    add(pair, overwrite) {
        let _pair;
        if (identity.isPair(pair))
            _pair = pair;
        else if (!pair || typeof pair !== 'object' || !('key' in pair)) {
            // In TypeScript, this never happens.
            _pair = new Pair.Pair(pair, pair?.value);
        }
        else
            _pair = new Pair.Pair(pair.key, pair.value);
        const prev = findPair(this.items, _pair.key);
        const sortEntries = this.schema?.sortMapEntries;
        if (prev) {
            if (!overwrite)
                throw new Error(`Key ${_pair.key} already set`);
            // For scalars, keep the old node & its comments and anchors
            if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value))
                prev.value.value = _pair.value;
            else
                prev.value = _pair.value;
        }
        else if (sortEntries) {
            const i = this.items.findIndex(item => sortEntries(_pair, item) < 0);
            if (i === -1)
                this.items.push(_pair);
            else
                this.items.splice(i, 0, _pair);
        }
        else {
            this.items.push(_pair);
        }
    }
    delete(key) {
        const it = findPair(this.items, key);
        if (!it)
            return false;
        const del = this.items.splice(this.items.indexOf(it), 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const it = findPair(this.items, key);
        const node = it?.value;
        return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? undefined;
    }
    has(key) {
        return !!findPair(this.items, key);
    }
    set(key, value) {
        this.add(new Pair.Pair(key, value), true);
    }
    /**
     * @param ctx - Conversion context, originally set in Document#toJS()
     * @param {Class} Type - If set, forces the returned collection type
     * @returns Instance of Type, Map, or Object
     */
    toJSON(_, ctx, Type) {
        const map = Type ? new Type() : ctx?.mapAsMap ? new Map() : {};
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const item of this.items)
            addPairToJSMap.addPairToJSMap(ctx, map, item);
        return map;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        for (const item of this.items) {
            if (!identity.isPair(item))
                throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
        }
        if (!ctx.allNullValues && this.hasAllNullValues(false))
            ctx = Object.assign({}, ctx, { allNullValues: true });
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '',
            flowChars: { start: '{', end: '}' },
            itemIndent: ctx.indent || '',
            onChompKeep,
            onComment
        });
    }
}

exports.YAMLMap = YAMLMap;
exports.findPair = findPair;


/***/ }),

/***/ 2223:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var stringifyCollection = __nccwpck_require__(1212);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var toJS = __nccwpck_require__(4043);

class YAMLSeq extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:seq';
    }
    constructor(schema) {
        super(identity.SEQ, schema);
        this.items = [];
    }
    add(value) {
        this.items.push(value);
    }
    /**
     * Removes a value from the collection.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     *
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return false;
        const del = this.items.splice(idx, 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return undefined;
        const it = this.items[idx];
        return !keepScalar && identity.isScalar(it) ? it.value : it;
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     */
    has(key) {
        const idx = asItemIndex(key);
        return typeof idx === 'number' && idx < this.items.length;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     *
     * If `key` does not contain a representation of an integer, this will throw.
     * It may be wrapped in a `Scalar`.
     */
    set(key, value) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            throw new Error(`Expected a valid index, not ${key}.`);
        const prev = this.items[idx];
        if (identity.isScalar(prev) && Scalar.isScalarValue(value))
            prev.value = value;
        else
            this.items[idx] = value;
    }
    toJSON(_, ctx) {
        const seq = [];
        if (ctx?.onCreate)
            ctx.onCreate(seq);
        let i = 0;
        for (const item of this.items)
            seq.push(toJS.toJS(item, String(i++), ctx));
        return seq;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '- ',
            flowChars: { start: '[', end: ']' },
            itemIndent: (ctx.indent || '') + '  ',
            onChompKeep,
            onComment
        });
    }
    static from(schema, obj, ctx) {
        const { replacer } = ctx;
        const seq = new this(schema);
        if (obj && Symbol.iterator in Object(obj)) {
            let i = 0;
            for (let it of obj) {
                if (typeof replacer === 'function') {
                    const key = obj instanceof Set ? it : String(i++);
                    it = replacer.call(obj, key, it);
                }
                seq.items.push(createNode.createNode(it, undefined, ctx));
            }
        }
        return seq;
    }
}
function asItemIndex(key) {
    let idx = identity.isScalar(key) ? key.value : key;
    if (idx && typeof idx === 'string')
        idx = Number(idx);
    return typeof idx === 'number' && Number.isInteger(idx) && idx >= 0
        ? idx
        : null;
}

exports.YAMLSeq = YAMLSeq;


/***/ }),

/***/ 7104:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var log = __nccwpck_require__(7249);
var merge = __nccwpck_require__(452);
var stringify = __nccwpck_require__(2148);
var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);

function addPairToJSMap(ctx, map, { key, value }) {
    if (identity.isNode(key) && key.addToJSMap)
        key.addToJSMap(ctx, map, value);
    // TODO: Should drop this special case for bare << handling
    else if (merge.isMergeKey(ctx, key))
        merge.addMergeToJSMap(ctx, map, value);
    else {
        const jsKey = toJS.toJS(key, '', ctx);
        if (map instanceof Map) {
            map.set(jsKey, toJS.toJS(value, jsKey, ctx));
        }
        else if (map instanceof Set) {
            map.add(jsKey);
        }
        else {
            const stringKey = stringifyKey(key, jsKey, ctx);
            const jsValue = toJS.toJS(value, stringKey, ctx);
            if (stringKey in map)
                Object.defineProperty(map, stringKey, {
                    value: jsValue,
                    writable: true,
                    enumerable: true,
                    configurable: true
                });
            else
                map[stringKey] = jsValue;
        }
    }
    return map;
}
function stringifyKey(key, jsKey, ctx) {
    if (jsKey === null)
        return '';
    // eslint-disable-next-line @typescript-eslint/no-base-to-string
    if (typeof jsKey !== 'object')
        return String(jsKey);
    if (identity.isNode(key) && ctx?.doc) {
        const strCtx = stringify.createStringifyContext(ctx.doc, {});
        strCtx.anchors = new Set();
        for (const node of ctx.anchors.keys())
            strCtx.anchors.add(node.anchor);
        strCtx.inFlow = true;
        strCtx.inStringifyKey = true;
        const strKey = key.toString(strCtx);
        if (!ctx.mapKeyWarned) {
            let jsonStr = JSON.stringify(strKey);
            if (jsonStr.length > 40)
                jsonStr = jsonStr.substring(0, 36) + '..."';
            log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
            ctx.mapKeyWarned = true;
        }
        return strKey;
    }
    return JSON.stringify(jsKey);
}

exports.addPairToJSMap = addPairToJSMap;


/***/ }),

/***/ 1127:
/***/ ((__unused_webpack_module, exports) => {



const ALIAS = Symbol.for('yaml.alias');
const DOC = Symbol.for('yaml.document');
const MAP = Symbol.for('yaml.map');
const PAIR = Symbol.for('yaml.pair');
const SCALAR = Symbol.for('yaml.scalar');
const SEQ = Symbol.for('yaml.seq');
const NODE_TYPE = Symbol.for('yaml.node.type');
const isAlias = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === ALIAS;
const isDocument = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === DOC;
const isMap = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === MAP;
const isPair = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === PAIR;
const isScalar = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SCALAR;
const isSeq = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SEQ;
function isCollection(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case MAP:
            case SEQ:
                return true;
        }
    return false;
}
function isNode(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case ALIAS:
            case MAP:
            case SCALAR:
            case SEQ:
                return true;
        }
    return false;
}
const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;

exports.ALIAS = ALIAS;
exports.DOC = DOC;
exports.MAP = MAP;
exports.NODE_TYPE = NODE_TYPE;
exports.PAIR = PAIR;
exports.SCALAR = SCALAR;
exports.SEQ = SEQ;
exports.hasAnchor = hasAnchor;
exports.isAlias = isAlias;
exports.isCollection = isCollection;
exports.isDocument = isDocument;
exports.isMap = isMap;
exports.isNode = isNode;
exports.isPair = isPair;
exports.isScalar = isScalar;
exports.isSeq = isSeq;


/***/ }),

/***/ 4043:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

/**
 * Recursively convert any node or its contents to native JavaScript
 *
 * @param value - The input value
 * @param arg - If `value` defines a `toJSON()` method, use this
 *   as its first argument
 * @param ctx - Conversion context, originally set in Document#toJS(). If
 *   `{ keep: true }` is not set, output should be suitable for JSON
 *   stringification.
 */
function toJS(value, arg, ctx) {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-return
    if (Array.isArray(value))
        return value.map((v, i) => toJS(v, String(i), ctx));
    if (value && typeof value.toJSON === 'function') {
        // eslint-disable-next-line @typescript-eslint/no-unsafe-call
        if (!ctx || !identity.hasAnchor(value))
            return value.toJSON(arg, ctx);
        const data = { aliasCount: 0, count: 1, res: undefined };
        ctx.anchors.set(value, data);
        ctx.onCreate = res => {
            data.res = res;
            delete ctx.onCreate;
        };
        const res = value.toJSON(arg, ctx);
        if (ctx.onCreate)
            ctx.onCreate(res);
        return res;
    }
    if (typeof value === 'bigint' && !ctx?.keep)
        return Number(value);
    return value;
}

exports.toJS = toJS;


/***/ }),

/***/ 110:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var resolveBlockScalar = __nccwpck_require__(8913);
var resolveFlowScalar = __nccwpck_require__(6842);
var errors = __nccwpck_require__(1464);
var stringifyString = __nccwpck_require__(3069);

function resolveAsScalar(token, strict = true, onError) {
    if (token) {
        const _onError = (pos, code, message) => {
            const offset = typeof pos === 'number' ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
            if (onError)
                onError(offset, code, message);
            else
                throw new errors.YAMLParseError([offset, offset + 1], code, message);
        };
        switch (token.type) {
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
            case 'block-scalar':
                return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
        }
    }
    return null;
}
/**
 * Create a new scalar token with `value`
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.end Comments and whitespace after the end of the value, or after the block scalar header. If undefined, a newline will be added.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.indent The indent level of the token.
 * @param context.inFlow Is this scalar within a flow collection? This may affect the resolved type of the token's value.
 * @param context.offset The offset position of the token.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function createScalarToken(value, context) {
    const { implicitKey = false, indent, inFlow = false, offset = -1, type = 'PLAIN' } = context;
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey,
        indent: indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    const end = context.end ?? [
        { type: 'newline', offset: -1, indent, source: '\n' }
    ];
    switch (source[0]) {
        case '|':
        case '>': {
            const he = source.indexOf('\n');
            const head = source.substring(0, he);
            const body = source.substring(he + 1) + '\n';
            const props = [
                { type: 'block-scalar-header', offset, indent, source: head }
            ];
            if (!addEndtoBlockProps(props, end))
                props.push({ type: 'newline', offset: -1, indent, source: '\n' });
            return { type: 'block-scalar', offset, indent, props, source: body };
        }
        case '"':
            return { type: 'double-quoted-scalar', offset, indent, source, end };
        case "'":
            return { type: 'single-quoted-scalar', offset, indent, source, end };
        default:
            return { type: 'scalar', offset, indent, source, end };
    }
}
/**
 * Set the value of `token` to the given string `value`, overwriting any previous contents and type that it may have.
 *
 * Best efforts are made to retain any comments previously associated with the `token`,
 * though all contents within a collection's `items` will be overwritten.
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param token Any token. If it does not include an `indent` value, the value will be stringified as if it were an implicit key.
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.afterKey In most cases, values after a key should have an additional level of indentation.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.inFlow Being within a flow collection may affect the resolved type of the token's value.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function setScalarValue(token, value, context = {}) {
    let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
    let indent = 'indent' in token ? token.indent : null;
    if (afterKey && typeof indent === 'number')
        indent += 2;
    if (!type)
        switch (token.type) {
            case 'single-quoted-scalar':
                type = 'QUOTE_SINGLE';
                break;
            case 'double-quoted-scalar':
                type = 'QUOTE_DOUBLE';
                break;
            case 'block-scalar': {
                const header = token.props[0];
                if (header.type !== 'block-scalar-header')
                    throw new Error('Invalid block scalar header');
                type = header.source[0] === '>' ? 'BLOCK_FOLDED' : 'BLOCK_LITERAL';
                break;
            }
            default:
                type = 'PLAIN';
        }
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey: implicitKey || indent === null,
        indent: indent !== null && indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    switch (source[0]) {
        case '|':
        case '>':
            setBlockScalarValue(token, source);
            break;
        case '"':
            setFlowScalarValue(token, source, 'double-quoted-scalar');
            break;
        case "'":
            setFlowScalarValue(token, source, 'single-quoted-scalar');
            break;
        default:
            setFlowScalarValue(token, source, 'scalar');
    }
}
function setBlockScalarValue(token, source) {
    const he = source.indexOf('\n');
    const head = source.substring(0, he);
    const body = source.substring(he + 1) + '\n';
    if (token.type === 'block-scalar') {
        const header = token.props[0];
        if (header.type !== 'block-scalar-header')
            throw new Error('Invalid block scalar header');
        header.source = head;
        token.source = body;
    }
    else {
        const { offset } = token;
        const indent = 'indent' in token ? token.indent : -1;
        const props = [
            { type: 'block-scalar-header', offset, indent, source: head }
        ];
        if (!addEndtoBlockProps(props, 'end' in token ? token.end : undefined))
            props.push({ type: 'newline', offset: -1, indent, source: '\n' });
        for (const key of Object.keys(token))
            if (key !== 'type' && key !== 'offset')
                delete token[key];
        Object.assign(token, { type: 'block-scalar', indent, props, source: body });
    }
}
/** @returns `true` if last token is a newline */
function addEndtoBlockProps(props, end) {
    if (end)
        for (const st of end)
            switch (st.type) {
                case 'space':
                case 'comment':
                    props.push(st);
                    break;
                case 'newline':
                    props.push(st);
                    return true;
            }
    return false;
}
function setFlowScalarValue(token, source, type) {
    switch (token.type) {
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            token.type = type;
            token.source = source;
            break;
        case 'block-scalar': {
            const end = token.props.slice(1);
            let oa = source.length;
            if (token.props[0].type === 'block-scalar-header')
                oa -= token.props[0].source.length;
            for (const tok of end)
                tok.offset += oa;
            delete token.props;
            Object.assign(token, { type, source, end });
            break;
        }
        case 'block-map':
        case 'block-seq': {
            const offset = token.offset + source.length;
            const nl = { type: 'newline', offset, indent: token.indent, source: '\n' };
            delete token.items;
            Object.assign(token, { type, source, end: [nl] });
            break;
        }
        default: {
            const indent = 'indent' in token ? token.indent : -1;
            const end = 'end' in token && Array.isArray(token.end)
                ? token.end.filter(st => st.type === 'space' ||
                    st.type === 'comment' ||
                    st.type === 'newline')
                : [];
            for (const key of Object.keys(token))
                if (key !== 'type' && key !== 'offset')
                    delete token[key];
            Object.assign(token, { type, indent, source, end });
        }
    }
}

exports.createScalarToken = createScalarToken;
exports.resolveAsScalar = resolveAsScalar;
exports.setScalarValue = setScalarValue;


/***/ }),

/***/ 1733:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringify a CST document, token, or collection item
 *
 * Fair warning: This applies no validation whatsoever, and
 * simply concatenates the sources in their logical order.
 */
const stringify = (cst) => 'type' in cst ? stringifyToken(cst) : stringifyItem(cst);
function stringifyToken(token) {
    switch (token.type) {
        case 'block-scalar': {
            let res = '';
            for (const tok of token.props)
                res += stringifyToken(tok);
            return res + token.source;
        }
        case 'block-map':
        case 'block-seq': {
            let res = '';
            for (const item of token.items)
                res += stringifyItem(item);
            return res;
        }
        case 'flow-collection': {
            let res = token.start.source;
            for (const item of token.items)
                res += stringifyItem(item);
            for (const st of token.end)
                res += st.source;
            return res;
        }
        case 'document': {
            let res = stringifyItem(token);
            if (token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
        default: {
            let res = token.source;
            if ('end' in token && token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
    }
}
function stringifyItem({ start, key, sep, value }) {
    let res = '';
    for (const st of start)
        res += st.source;
    if (key)
        res += stringifyToken(key);
    if (sep)
        for (const st of sep)
            res += st.source;
    if (value)
        res += stringifyToken(value);
    return res;
}

exports.stringify = stringify;


/***/ }),

/***/ 7715:
/***/ ((__unused_webpack_module, exports) => {



const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove item');
/**
 * Apply a visitor to a CST document or item.
 *
 * Walks through the tree (depth-first) starting from the root, calling a
 * `visitor` function with two arguments when entering each item:
 *   - `item`: The current item, which included the following members:
 *     - `start: SourceToken[]` – Source tokens before the key or value,
 *       possibly including its anchor or tag.
 *     - `key?: Token | null` – Set for pair values. May then be `null`, if
 *       the key before the `:` separator is empty.
 *     - `sep?: SourceToken[]` – Source tokens between the key and the value,
 *       which should include the `:` map value indicator if `value` is set.
 *     - `value?: Token` – The value of a sequence item, or of a map pair.
 *   - `path`: The steps from the root to the current node, as an array of
 *     `['key' | 'value', number]` tuples.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this token, continue with
 *      next sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current item, then continue with the next one
 *   - `number`: Set the index of the next step. This is useful especially if
 *     the index of the current token has changed.
 *   - `function`: Define the next visitor for this item. After the original
 *     visitor is called on item entry, next visitors are called after handling
 *     a non-empty `key` and when exiting the item.
 */
function visit(cst, visitor) {
    if ('type' in cst && cst.type === 'document')
        cst = { start: cst.start, value: cst.value };
    _visit(Object.freeze([]), cst, visitor);
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current item */
visit.SKIP = SKIP;
/** Remove the current item */
visit.REMOVE = REMOVE;
/** Find the item at `path` from `cst` as the root */
visit.itemAtPath = (cst, path) => {
    let item = cst;
    for (const [field, index] of path) {
        const tok = item?.[field];
        if (tok && 'items' in tok) {
            item = tok.items[index];
        }
        else
            return undefined;
    }
    return item;
};
/**
 * Get the immediate parent collection of the item at `path` from `cst` as the root.
 *
 * Throws an error if the collection is not found, which should never happen if the item itself exists.
 */
visit.parentCollection = (cst, path) => {
    const parent = visit.itemAtPath(cst, path.slice(0, -1));
    const field = path[path.length - 1][0];
    const coll = parent?.[field];
    if (coll && 'items' in coll)
        return coll;
    throw new Error('Parent collection not found');
};
function _visit(path, item, visitor) {
    let ctrl = visitor(item, path);
    if (typeof ctrl === 'symbol')
        return ctrl;
    for (const field of ['key', 'value']) {
        const token = item[field];
        if (token && 'items' in token) {
            for (let i = 0; i < token.items.length; ++i) {
                const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    token.items.splice(i, 1);
                    i -= 1;
                }
            }
            if (typeof ctrl === 'function' && field === 'key')
                ctrl = ctrl(item, path);
        }
    }
    return typeof ctrl === 'function' ? ctrl(item, path) : ctrl;
}

exports.visit = visit;


/***/ }),

/***/ 3461:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cstScalar = __nccwpck_require__(110);
var cstStringify = __nccwpck_require__(1733);
var cstVisit = __nccwpck_require__(7715);

/** The byte order mark */
const BOM = '\u{FEFF}';
/** Start of doc-mode */
const DOCUMENT = '\x02'; // C0: Start of Text
/** Unexpected end of flow-mode */
const FLOW_END = '\x18'; // C0: Cancel
/** Next token is a scalar value */
const SCALAR = '\x1f'; // C0: Unit Separator
/** @returns `true` if `token` is a flow or block collection */
const isCollection = (token) => !!token && 'items' in token;
/** @returns `true` if `token` is a flow or block scalar; not an alias */
const isScalar = (token) => !!token &&
    (token.type === 'scalar' ||
        token.type === 'single-quoted-scalar' ||
        token.type === 'double-quoted-scalar' ||
        token.type === 'block-scalar');
/* istanbul ignore next */
/** Get a printable representation of a lexer token */
function prettyToken(token) {
    switch (token) {
        case BOM:
            return '<BOM>';
        case DOCUMENT:
            return '<DOC>';
        case FLOW_END:
            return '<FLOW_END>';
        case SCALAR:
            return '<SCALAR>';
        default:
            return JSON.stringify(token);
    }
}
/** Identify the type of a lexer token. May return `null` for unknown tokens. */
function tokenType(source) {
    switch (source) {
        case BOM:
            return 'byte-order-mark';
        case DOCUMENT:
            return 'doc-mode';
        case FLOW_END:
            return 'flow-error-end';
        case SCALAR:
            return 'scalar';
        case '---':
            return 'doc-start';
        case '...':
            return 'doc-end';
        case '':
        case '\n':
        case '\r\n':
            return 'newline';
        case '-':
            return 'seq-item-ind';
        case '?':
            return 'explicit-key-ind';
        case ':':
            return 'map-value-ind';
        case '{':
            return 'flow-map-start';
        case '}':
            return 'flow-map-end';
        case '[':
            return 'flow-seq-start';
        case ']':
            return 'flow-seq-end';
        case ',':
            return 'comma';
    }
    switch (source[0]) {
        case ' ':
        case '\t':
            return 'space';
        case '#':
            return 'comment';
        case '%':
            return 'directive-line';
        case '*':
            return 'alias';
        case '&':
            return 'anchor';
        case '!':
            return 'tag';
        case "'":
            return 'single-quoted-scalar';
        case '"':
            return 'double-quoted-scalar';
        case '|':
        case '>':
            return 'block-scalar-header';
    }
    return null;
}

exports.createScalarToken = cstScalar.createScalarToken;
exports.resolveAsScalar = cstScalar.resolveAsScalar;
exports.setScalarValue = cstScalar.setScalarValue;
exports.stringify = cstStringify.stringify;
exports.visit = cstVisit.visit;
exports.BOM = BOM;
exports.DOCUMENT = DOCUMENT;
exports.FLOW_END = FLOW_END;
exports.SCALAR = SCALAR;
exports.isCollection = isCollection;
exports.isScalar = isScalar;
exports.prettyToken = prettyToken;
exports.tokenType = tokenType;


/***/ }),

/***/ 361:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cst = __nccwpck_require__(3461);

/*
START -> stream

stream
  directive -> line-end -> stream
  indent + line-end -> stream
  [else] -> line-start

line-end
  comment -> line-end
  newline -> .
  input-end -> END

line-start
  doc-start -> doc
  doc-end -> stream
  [else] -> indent -> block-start

block-start
  seq-item-start -> block-start
  explicit-key-start -> block-start
  map-value-start -> block-start
  [else] -> doc

doc
  line-end -> line-start
  spaces -> doc
  anchor -> doc
  tag -> doc
  flow-start -> flow -> doc
  flow-end -> error -> doc
  seq-item-start -> error -> doc
  explicit-key-start -> error -> doc
  map-value-start -> doc
  alias -> doc
  quote-start -> quoted-scalar -> doc
  block-scalar-header -> line-end -> block-scalar(min) -> line-start
  [else] -> plain-scalar(false, min) -> doc

flow
  line-end -> flow
  spaces -> flow
  anchor -> flow
  tag -> flow
  flow-start -> flow -> flow
  flow-end -> .
  seq-item-start -> error -> flow
  explicit-key-start -> flow
  map-value-start -> flow
  alias -> flow
  quote-start -> quoted-scalar -> flow
  comma -> flow
  [else] -> plain-scalar(true, 0) -> flow

quoted-scalar
  quote-end -> .
  [else] -> quoted-scalar

block-scalar(min)
  newline + peek(indent < min) -> .
  [else] -> block-scalar(min)

plain-scalar(is-flow, min)
  scalar-end(is-flow) -> .
  peek(newline + (indent < min)) -> .
  [else] -> plain-scalar(min)
*/
function isEmpty(ch) {
    switch (ch) {
        case undefined:
        case ' ':
        case '\n':
        case '\r':
        case '\t':
            return true;
        default:
            return false;
    }
}
const hexDigits = new Set('0123456789ABCDEFabcdef');
const tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
const flowIndicatorChars = new Set(',[]{}');
const invalidAnchorChars = new Set(' ,[]{}\n\r\t');
const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
/**
 * Splits an input string into lexical tokens, i.e. smaller strings that are
 * easily identifiable by `tokens.tokenType()`.
 *
 * Lexing starts always in a "stream" context. Incomplete input may be buffered
 * until a complete token can be emitted.
 *
 * In addition to slices of the original input, the following control characters
 * may also be emitted:
 *
 * - `\x02` (Start of Text): A document starts with the next token
 * - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
 * - `\x1f` (Unit Separator): Next token is a scalar value
 * - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
 */
class Lexer {
    constructor() {
        /**
         * Flag indicating whether the end of the current buffer marks the end of
         * all input
         */
        this.atEnd = false;
        /**
         * Explicit indent set in block scalar header, as an offset from the current
         * minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
         * explicitly set.
         */
        this.blockScalarIndent = -1;
        /**
         * Block scalars that include a + (keep) chomping indicator in their header
         * include trailing empty lines, which are otherwise excluded from the
         * scalar's contents.
         */
        this.blockScalarKeep = false;
        /** Current input */
        this.buffer = '';
        /**
         * Flag noting whether the map value indicator : can immediately follow this
         * node within a flow context.
         */
        this.flowKey = false;
        /** Count of surrounding flow collection levels. */
        this.flowLevel = 0;
        /**
         * Minimum level of indentation required for next lines to be parsed as a
         * part of the current scalar value.
         */
        this.indentNext = 0;
        /** Indentation level of the current line. */
        this.indentValue = 0;
        /** Position of the next \n character. */
        this.lineEndPos = null;
        /** Stores the state of the lexer if reaching the end of incpomplete input */
        this.next = null;
        /** A pointer to `buffer`; the current position of the lexer. */
        this.pos = 0;
    }
    /**
     * Generate YAML tokens from the `source` string. If `incomplete`,
     * a part of the last line may be left as a buffer for the next call.
     *
     * @returns A generator of lexical tokens
     */
    *lex(source, incomplete = false) {
        if (source) {
            if (typeof source !== 'string')
                throw TypeError('source is not a string');
            this.buffer = this.buffer ? this.buffer + source : source;
            this.lineEndPos = null;
        }
        this.atEnd = !incomplete;
        let next = this.next ?? 'stream';
        while (next && (incomplete || this.hasChars(1)))
            next = yield* this.parseNext(next);
    }
    atLineEnd() {
        let i = this.pos;
        let ch = this.buffer[i];
        while (ch === ' ' || ch === '\t')
            ch = this.buffer[++i];
        if (!ch || ch === '#' || ch === '\n')
            return true;
        if (ch === '\r')
            return this.buffer[i + 1] === '\n';
        return false;
    }
    charAt(n) {
        return this.buffer[this.pos + n];
    }
    continueScalar(offset) {
        let ch = this.buffer[offset];
        if (this.indentNext > 0) {
            let indent = 0;
            while (ch === ' ')
                ch = this.buffer[++indent + offset];
            if (ch === '\r') {
                const next = this.buffer[indent + offset + 1];
                if (next === '\n' || (!next && !this.atEnd))
                    return offset + indent + 1;
            }
            return ch === '\n' || indent >= this.indentNext || (!ch && !this.atEnd)
                ? offset + indent
                : -1;
        }
        if (ch === '-' || ch === '.') {
            const dt = this.buffer.substr(offset, 3);
            if ((dt === '---' || dt === '...') && isEmpty(this.buffer[offset + 3]))
                return -1;
        }
        return offset;
    }
    getLine() {
        let end = this.lineEndPos;
        if (typeof end !== 'number' || (end !== -1 && end < this.pos)) {
            end = this.buffer.indexOf('\n', this.pos);
            this.lineEndPos = end;
        }
        if (end === -1)
            return this.atEnd ? this.buffer.substring(this.pos) : null;
        if (this.buffer[end - 1] === '\r')
            end -= 1;
        return this.buffer.substring(this.pos, end);
    }
    hasChars(n) {
        return this.pos + n <= this.buffer.length;
    }
    setNext(state) {
        this.buffer = this.buffer.substring(this.pos);
        this.pos = 0;
        this.lineEndPos = null;
        this.next = state;
        return null;
    }
    peek(n) {
        return this.buffer.substr(this.pos, n);
    }
    *parseNext(next) {
        switch (next) {
            case 'stream':
                return yield* this.parseStream();
            case 'line-start':
                return yield* this.parseLineStart();
            case 'block-start':
                return yield* this.parseBlockStart();
            case 'doc':
                return yield* this.parseDocument();
            case 'flow':
                return yield* this.parseFlowCollection();
            case 'quoted-scalar':
                return yield* this.parseQuotedScalar();
            case 'block-scalar':
                return yield* this.parseBlockScalar();
            case 'plain-scalar':
                return yield* this.parsePlainScalar();
        }
    }
    *parseStream() {
        let line = this.getLine();
        if (line === null)
            return this.setNext('stream');
        if (line[0] === cst.BOM) {
            yield* this.pushCount(1);
            line = line.substring(1);
        }
        if (line[0] === '%') {
            let dirEnd = line.length;
            let cs = line.indexOf('#');
            while (cs !== -1) {
                const ch = line[cs - 1];
                if (ch === ' ' || ch === '\t') {
                    dirEnd = cs - 1;
                    break;
                }
                else {
                    cs = line.indexOf('#', cs + 1);
                }
            }
            while (true) {
                const ch = line[dirEnd - 1];
                if (ch === ' ' || ch === '\t')
                    dirEnd -= 1;
                else
                    break;
            }
            const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
            yield* this.pushCount(line.length - n); // possible comment
            this.pushNewline();
            return 'stream';
        }
        if (this.atLineEnd()) {
            const sp = yield* this.pushSpaces(true);
            yield* this.pushCount(line.length - sp);
            yield* this.pushNewline();
            return 'stream';
        }
        yield cst.DOCUMENT;
        return yield* this.parseLineStart();
    }
    *parseLineStart() {
        const ch = this.charAt(0);
        if (!ch && !this.atEnd)
            return this.setNext('line-start');
        if (ch === '-' || ch === '.') {
            if (!this.atEnd && !this.hasChars(4))
                return this.setNext('line-start');
            const s = this.peek(3);
            if ((s === '---' || s === '...') && isEmpty(this.charAt(3))) {
                yield* this.pushCount(3);
                this.indentValue = 0;
                this.indentNext = 0;
                return s === '---' ? 'doc' : 'stream';
            }
        }
        this.indentValue = yield* this.pushSpaces(false);
        if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1)))
            this.indentNext = this.indentValue;
        return yield* this.parseBlockStart();
    }
    *parseBlockStart() {
        const [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
            return this.setNext('block-start');
        if ((ch0 === '-' || ch0 === '?' || ch0 === ':') && isEmpty(ch1)) {
            const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
            this.indentNext = this.indentValue + 1;
            this.indentValue += n;
            return 'block-start';
        }
        return 'doc';
    }
    *parseDocument() {
        yield* this.pushSpaces(true);
        const line = this.getLine();
        if (line === null)
            return this.setNext('doc');
        let n = yield* this.pushIndicators();
        switch (line[n]) {
            case '#':
                yield* this.pushCount(line.length - n);
            // fallthrough
            case undefined:
                yield* this.pushNewline();
                return yield* this.parseLineStart();
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel = 1;
                return 'flow';
            case '}':
            case ']':
                // this is an error
                yield* this.pushCount(1);
                return 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'doc';
            case '"':
            case "'":
                return yield* this.parseQuotedScalar();
            case '|':
            case '>':
                n += yield* this.parseBlockScalarHeader();
                n += yield* this.pushSpaces(true);
                yield* this.pushCount(line.length - n);
                yield* this.pushNewline();
                return yield* this.parseBlockScalar();
            default:
                return yield* this.parsePlainScalar();
        }
    }
    *parseFlowCollection() {
        let nl, sp;
        let indent = -1;
        do {
            nl = yield* this.pushNewline();
            if (nl > 0) {
                sp = yield* this.pushSpaces(false);
                this.indentValue = indent = sp;
            }
            else {
                sp = 0;
            }
            sp += yield* this.pushSpaces(true);
        } while (nl + sp > 0);
        const line = this.getLine();
        if (line === null)
            return this.setNext('flow');
        if ((indent !== -1 && indent < this.indentNext && line[0] !== '#') ||
            (indent === 0 &&
                (line.startsWith('---') || line.startsWith('...')) &&
                isEmpty(line[3]))) {
            // Allowing for the terminal ] or } at the same (rather than greater)
            // indent level as the initial [ or { is technically invalid, but
            // failing here would be surprising to users.
            const atFlowEndMarker = indent === this.indentNext - 1 &&
                this.flowLevel === 1 &&
                (line[0] === ']' || line[0] === '}');
            if (!atFlowEndMarker) {
                // this is an error
                this.flowLevel = 0;
                yield cst.FLOW_END;
                return yield* this.parseLineStart();
            }
        }
        let n = 0;
        while (line[n] === ',') {
            n += yield* this.pushCount(1);
            n += yield* this.pushSpaces(true);
            this.flowKey = false;
        }
        n += yield* this.pushIndicators();
        switch (line[n]) {
            case undefined:
                return 'flow';
            case '#':
                yield* this.pushCount(line.length - n);
                return 'flow';
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel += 1;
                return 'flow';
            case '}':
            case ']':
                yield* this.pushCount(1);
                this.flowKey = true;
                this.flowLevel -= 1;
                return this.flowLevel ? 'flow' : 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'flow';
            case '"':
            case "'":
                this.flowKey = true;
                return yield* this.parseQuotedScalar();
            case ':': {
                const next = this.charAt(1);
                if (this.flowKey || isEmpty(next) || next === ',') {
                    this.flowKey = false;
                    yield* this.pushCount(1);
                    yield* this.pushSpaces(true);
                    return 'flow';
                }
            }
            // fallthrough
            default:
                this.flowKey = false;
                return yield* this.parsePlainScalar();
        }
    }
    *parseQuotedScalar() {
        const quote = this.charAt(0);
        let end = this.buffer.indexOf(quote, this.pos + 1);
        if (quote === "'") {
            while (end !== -1 && this.buffer[end + 1] === "'")
                end = this.buffer.indexOf("'", end + 2);
        }
        else {
            // double-quote
            while (end !== -1) {
                let n = 0;
                while (this.buffer[end - 1 - n] === '\\')
                    n += 1;
                if (n % 2 === 0)
                    break;
                end = this.buffer.indexOf('"', end + 1);
            }
        }
        // Only looking for newlines within the quotes
        const qb = this.buffer.substring(0, end);
        let nl = qb.indexOf('\n', this.pos);
        if (nl !== -1) {
            while (nl !== -1) {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = qb.indexOf('\n', cs);
            }
            if (nl !== -1) {
                // this is an error caused by an unexpected unindent
                end = nl - (qb[nl - 1] === '\r' ? 2 : 1);
            }
        }
        if (end === -1) {
            if (!this.atEnd)
                return this.setNext('quoted-scalar');
            end = this.buffer.length;
        }
        yield* this.pushToIndex(end + 1, false);
        return this.flowLevel ? 'flow' : 'doc';
    }
    *parseBlockScalarHeader() {
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        let i = this.pos;
        while (true) {
            const ch = this.buffer[++i];
            if (ch === '+')
                this.blockScalarKeep = true;
            else if (ch > '0' && ch <= '9')
                this.blockScalarIndent = Number(ch) - 1;
            else if (ch !== '-')
                break;
        }
        return yield* this.pushUntil(ch => isEmpty(ch) || ch === '#');
    }
    *parseBlockScalar() {
        let nl = this.pos - 1; // may be -1 if this.pos === 0
        let indent = 0;
        let ch;
        loop: for (let i = this.pos; (ch = this.buffer[i]); ++i) {
            switch (ch) {
                case ' ':
                    indent += 1;
                    break;
                case '\n':
                    nl = i;
                    indent = 0;
                    break;
                case '\r': {
                    const next = this.buffer[i + 1];
                    if (!next && !this.atEnd)
                        return this.setNext('block-scalar');
                    if (next === '\n')
                        break;
                } // fallthrough
                default:
                    break loop;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('block-scalar');
        if (indent >= this.indentNext) {
            if (this.blockScalarIndent === -1)
                this.indentNext = indent;
            else {
                this.indentNext =
                    this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
            }
            do {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = this.buffer.indexOf('\n', cs);
            } while (nl !== -1);
            if (nl === -1) {
                if (!this.atEnd)
                    return this.setNext('block-scalar');
                nl = this.buffer.length;
            }
        }
        // Trailing insufficiently indented tabs are invalid.
        // To catch that during parsing, we include them in the block scalar value.
        let i = nl + 1;
        ch = this.buffer[i];
        while (ch === ' ')
            ch = this.buffer[++i];
        if (ch === '\t') {
            while (ch === '\t' || ch === ' ' || ch === '\r' || ch === '\n')
                ch = this.buffer[++i];
            nl = i - 1;
        }
        else if (!this.blockScalarKeep) {
            do {
                let i = nl - 1;
                let ch = this.buffer[i];
                if (ch === '\r')
                    ch = this.buffer[--i];
                const lastChar = i; // Drop the line if last char not more indented
                while (ch === ' ')
                    ch = this.buffer[--i];
                if (ch === '\n' && i >= this.pos && i + 1 + indent > lastChar)
                    nl = i;
                else
                    break;
            } while (true);
        }
        yield cst.SCALAR;
        yield* this.pushToIndex(nl + 1, true);
        return yield* this.parseLineStart();
    }
    *parsePlainScalar() {
        const inFlow = this.flowLevel > 0;
        let end = this.pos - 1;
        let i = this.pos - 1;
        let ch;
        while ((ch = this.buffer[++i])) {
            if (ch === ':') {
                const next = this.buffer[i + 1];
                if (isEmpty(next) || (inFlow && flowIndicatorChars.has(next)))
                    break;
                end = i;
            }
            else if (isEmpty(ch)) {
                let next = this.buffer[i + 1];
                if (ch === '\r') {
                    if (next === '\n') {
                        i += 1;
                        ch = '\n';
                        next = this.buffer[i + 1];
                    }
                    else
                        end = i;
                }
                if (next === '#' || (inFlow && flowIndicatorChars.has(next)))
                    break;
                if (ch === '\n') {
                    const cs = this.continueScalar(i + 1);
                    if (cs === -1)
                        break;
                    i = Math.max(i, cs - 2); // to advance, but still account for ' #'
                }
            }
            else {
                if (inFlow && flowIndicatorChars.has(ch))
                    break;
                end = i;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('plain-scalar');
        yield cst.SCALAR;
        yield* this.pushToIndex(end + 1, true);
        return inFlow ? 'flow' : 'doc';
    }
    *pushCount(n) {
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos += n;
            return n;
        }
        return 0;
    }
    *pushToIndex(i, allowEmpty) {
        const s = this.buffer.slice(this.pos, i);
        if (s) {
            yield s;
            this.pos += s.length;
            return s.length;
        }
        else if (allowEmpty)
            yield '';
        return 0;
    }
    *pushIndicators() {
        let n = 0;
        loop: while (true) {
            switch (this.charAt(0)) {
                case '!':
                    n += yield* this.pushTag();
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '&':
                    n += yield* this.pushUntil(isNotAnchorChar);
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '-': // this is an error
                case '?': // this is an error outside flow collections
                case ':': {
                    const inFlow = this.flowLevel > 0;
                    const ch1 = this.charAt(1);
                    if (isEmpty(ch1) || (inFlow && flowIndicatorChars.has(ch1))) {
                        if (!inFlow)
                            this.indentNext = this.indentValue + 1;
                        else if (this.flowKey)
                            this.flowKey = false;
                        n += yield* this.pushCount(1);
                        n += yield* this.pushSpaces(true);
                        continue loop;
                    }
                }
            }
            break loop;
        }
        return n;
    }
    *pushTag() {
        if (this.charAt(1) === '<') {
            let i = this.pos + 2;
            let ch = this.buffer[i];
            while (!isEmpty(ch) && ch !== '>')
                ch = this.buffer[++i];
            return yield* this.pushToIndex(ch === '>' ? i + 1 : i, false);
        }
        else {
            let i = this.pos + 1;
            let ch = this.buffer[i];
            while (ch) {
                if (tagChars.has(ch))
                    ch = this.buffer[++i];
                else if (ch === '%' &&
                    hexDigits.has(this.buffer[i + 1]) &&
                    hexDigits.has(this.buffer[i + 2])) {
                    ch = this.buffer[(i += 3)];
                }
                else
                    break;
            }
            return yield* this.pushToIndex(i, false);
        }
    }
    *pushNewline() {
        const ch = this.buffer[this.pos];
        if (ch === '\n')
            return yield* this.pushCount(1);
        else if (ch === '\r' && this.charAt(1) === '\n')
            return yield* this.pushCount(2);
        else
            return 0;
    }
    *pushSpaces(allowTabs) {
        let i = this.pos - 1;
        let ch;
        do {
            ch = this.buffer[++i];
        } while (ch === ' ' || (allowTabs && ch === '\t'));
        const n = i - this.pos;
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos = i;
        }
        return n;
    }
    *pushUntil(test) {
        let i = this.pos;
        let ch = this.buffer[i];
        while (!test(ch))
            ch = this.buffer[++i];
        return yield* this.pushToIndex(i, false);
    }
}

exports.Lexer = Lexer;


/***/ }),

/***/ 6628:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Tracks newlines during parsing in order to provide an efficient API for
 * determining the one-indexed `{ line, col }` position for any offset
 * within the input.
 */
class LineCounter {
    constructor() {
        this.lineStarts = [];
        /**
         * Should be called in ascending order. Otherwise, call
         * `lineCounter.lineStarts.sort()` before calling `linePos()`.
         */
        this.addNewLine = (offset) => this.lineStarts.push(offset);
        /**
         * Performs a binary search and returns the 1-indexed { line, col }
         * position of `offset`. If `line === 0`, `addNewLine` has never been
         * called or `offset` is before the first known newline.
         */
        this.linePos = (offset) => {
            let low = 0;
            let high = this.lineStarts.length;
            while (low < high) {
                const mid = (low + high) >> 1; // Math.floor((low + high) / 2)
                if (this.lineStarts[mid] < offset)
                    low = mid + 1;
                else
                    high = mid;
            }
            if (this.lineStarts[low] === offset)
                return { line: low + 1, col: 1 };
            if (low === 0)
                return { line: 0, col: offset };
            const start = this.lineStarts[low - 1];
            return { line: low, col: offset - start + 1 };
        };
    }
}

exports.LineCounter = LineCounter;


/***/ }),

/***/ 3456:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var cst = __nccwpck_require__(3461);
var lexer = __nccwpck_require__(361);

function includesToken(list, type) {
    for (let i = 0; i < list.length; ++i)
        if (list[i].type === type)
            return true;
    return false;
}
function findNonEmptyIndex(list) {
    for (let i = 0; i < list.length; ++i) {
        switch (list[i].type) {
            case 'space':
            case 'comment':
            case 'newline':
                break;
            default:
                return i;
        }
    }
    return -1;
}
function isFlowToken(token) {
    switch (token?.type) {
        case 'alias':
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'flow-collection':
            return true;
        default:
            return false;
    }
}
function getPrevProps(parent) {
    switch (parent.type) {
        case 'document':
            return parent.start;
        case 'block-map': {
            const it = parent.items[parent.items.length - 1];
            return it.sep ?? it.start;
        }
        case 'block-seq':
            return parent.items[parent.items.length - 1].start;
        /* istanbul ignore next should not happen */
        default:
            return [];
    }
}
/** Note: May modify input array */
function getFirstKeyStartProps(prev) {
    if (prev.length === 0)
        return [];
    let i = prev.length;
    loop: while (--i >= 0) {
        switch (prev[i].type) {
            case 'doc-start':
            case 'explicit-key-ind':
            case 'map-value-ind':
            case 'seq-item-ind':
            case 'newline':
                break loop;
        }
    }
    while (prev[++i]?.type === 'space') {
        /* loop */
    }
    return prev.splice(i, prev.length);
}
function arrayPushArray(target, source) {
    // May exhaust call stack with large `source` array
    if (source.length < 1e5)
        Array.prototype.push.apply(target, source);
    else
        for (let i = 0; i < source.length; ++i)
            target.push(source[i]);
}
function fixFlowSeqItems(fc) {
    if (fc.start.type === 'flow-seq-start') {
        for (const it of fc.items) {
            if (it.sep &&
                !it.value &&
                !includesToken(it.start, 'explicit-key-ind') &&
                !includesToken(it.sep, 'map-value-ind')) {
                if (it.key)
                    it.value = it.key;
                delete it.key;
                if (isFlowToken(it.value)) {
                    if (it.value.end)
                        arrayPushArray(it.value.end, it.sep);
                    else
                        it.value.end = it.sep;
                }
                else
                    arrayPushArray(it.start, it.sep);
                delete it.sep;
            }
        }
    }
}
/**
 * A YAML concrete syntax tree (CST) parser
 *
 * ```ts
 * const src: string = ...
 * for (const token of new Parser().parse(src)) {
 *   // token: Token
 * }
 * ```
 *
 * To use the parser with a user-provided lexer:
 *
 * ```ts
 * function* parse(source: string, lexer: Lexer) {
 *   const parser = new Parser()
 *   for (const lexeme of lexer.lex(source))
 *     yield* parser.next(lexeme)
 *   yield* parser.end()
 * }
 *
 * const src: string = ...
 * const lexer = new Lexer()
 * for (const token of parse(src, lexer)) {
 *   // token: Token
 * }
 * ```
 */
class Parser {
    /**
     * @param onNewLine - If defined, called separately with the start position of
     *   each new line (in `parse()`, including the start of input).
     */
    constructor(onNewLine) {
        /** If true, space and sequence indicators count as indentation */
        this.atNewLine = true;
        /** If true, next token is a scalar value */
        this.atScalar = false;
        /** Current indentation level */
        this.indent = 0;
        /** Current offset since the start of parsing */
        this.offset = 0;
        /** On the same line with a block map key */
        this.onKeyLine = false;
        /** Top indicates the node that's currently being built */
        this.stack = [];
        /** The source of the current token, set in parse() */
        this.source = '';
        /** The type of the current token, set in parse() */
        this.type = '';
        // Must be defined after `next()`
        this.lexer = new lexer.Lexer();
        this.onNewLine = onNewLine;
    }
    /**
     * Parse `source` as a YAML stream.
     * If `incomplete`, a part of the last line may be left as a buffer for the next call.
     *
     * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
     *
     * @returns A generator of tokens representing each directive, document, and other structure.
     */
    *parse(source, incomplete = false) {
        if (this.onNewLine && this.offset === 0)
            this.onNewLine(0);
        for (const lexeme of this.lexer.lex(source, incomplete))
            yield* this.next(lexeme);
        if (!incomplete)
            yield* this.end();
    }
    /**
     * Advance the parser by the `source` of one lexical token.
     */
    *next(source) {
        this.source = source;
        if (node_process.env.LOG_TOKENS)
            console.log('|', cst.prettyToken(source));
        if (this.atScalar) {
            this.atScalar = false;
            yield* this.step();
            this.offset += source.length;
            return;
        }
        const type = cst.tokenType(source);
        if (!type) {
            const message = `Not a YAML token: ${source}`;
            yield* this.pop({ type: 'error', offset: this.offset, message, source });
            this.offset += source.length;
        }
        else if (type === 'scalar') {
            this.atNewLine = false;
            this.atScalar = true;
            this.type = 'scalar';
        }
        else {
            this.type = type;
            yield* this.step();
            switch (type) {
                case 'newline':
                    this.atNewLine = true;
                    this.indent = 0;
                    if (this.onNewLine)
                        this.onNewLine(this.offset + source.length);
                    break;
                case 'space':
                    if (this.atNewLine && source[0] === ' ')
                        this.indent += source.length;
                    break;
                case 'explicit-key-ind':
                case 'map-value-ind':
                case 'seq-item-ind':
                    if (this.atNewLine)
                        this.indent += source.length;
                    break;
                case 'doc-mode':
                case 'flow-error-end':
                    return;
                default:
                    this.atNewLine = false;
            }
            this.offset += source.length;
        }
    }
    /** Call at end of input to push out any remaining constructions */
    *end() {
        while (this.stack.length > 0)
            yield* this.pop();
    }
    get sourceToken() {
        const st = {
            type: this.type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
        return st;
    }
    *step() {
        const top = this.peek(1);
        if (this.type === 'doc-end' && top?.type !== 'doc-end') {
            while (this.stack.length > 0)
                yield* this.pop();
            this.stack.push({
                type: 'doc-end',
                offset: this.offset,
                source: this.source
            });
            return;
        }
        if (!top)
            return yield* this.stream();
        switch (top.type) {
            case 'document':
                return yield* this.document(top);
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return yield* this.scalar(top);
            case 'block-scalar':
                return yield* this.blockScalar(top);
            case 'block-map':
                return yield* this.blockMap(top);
            case 'block-seq':
                return yield* this.blockSequence(top);
            case 'flow-collection':
                return yield* this.flowCollection(top);
            case 'doc-end':
                return yield* this.documentEnd(top);
        }
        /* istanbul ignore next should not happen */
        yield* this.pop();
    }
    peek(n) {
        return this.stack[this.stack.length - n];
    }
    *pop(error) {
        const token = error ?? this.stack.pop();
        /* istanbul ignore if should not happen */
        if (!token) {
            const message = 'Tried to pop an empty stack';
            yield { type: 'error', offset: this.offset, source: '', message };
        }
        else if (this.stack.length === 0) {
            yield token;
        }
        else {
            const top = this.peek(1);
            if (token.type === 'block-scalar') {
                // Block scalars use their parent rather than header indent
                token.indent = 'indent' in top ? top.indent : 0;
            }
            else if (token.type === 'flow-collection' && top.type === 'document') {
                // Ignore all indent for top-level flow collections
                token.indent = 0;
            }
            if (token.type === 'flow-collection')
                fixFlowSeqItems(token);
            switch (top.type) {
                case 'document':
                    top.value = token;
                    break;
                case 'block-scalar':
                    top.props.push(token); // error
                    break;
                case 'block-map': {
                    const it = top.items[top.items.length - 1];
                    if (it.value) {
                        top.items.push({ start: [], key: token, sep: [] });
                        this.onKeyLine = true;
                        return;
                    }
                    else if (it.sep) {
                        it.value = token;
                    }
                    else {
                        Object.assign(it, { key: token, sep: [] });
                        this.onKeyLine = !it.explicitKey;
                        return;
                    }
                    break;
                }
                case 'block-seq': {
                    const it = top.items[top.items.length - 1];
                    if (it.value)
                        top.items.push({ start: [], value: token });
                    else
                        it.value = token;
                    break;
                }
                case 'flow-collection': {
                    const it = top.items[top.items.length - 1];
                    if (!it || it.value)
                        top.items.push({ start: [], key: token, sep: [] });
                    else if (it.sep)
                        it.value = token;
                    else
                        Object.assign(it, { key: token, sep: [] });
                    return;
                }
                /* istanbul ignore next should not happen */
                default:
                    yield* this.pop();
                    yield* this.pop(token);
            }
            if ((top.type === 'document' ||
                top.type === 'block-map' ||
                top.type === 'block-seq') &&
                (token.type === 'block-map' || token.type === 'block-seq')) {
                const last = token.items[token.items.length - 1];
                if (last &&
                    !last.sep &&
                    !last.value &&
                    last.start.length > 0 &&
                    findNonEmptyIndex(last.start) === -1 &&
                    (token.indent === 0 ||
                        last.start.every(st => st.type !== 'comment' || st.indent < token.indent))) {
                    if (top.type === 'document')
                        top.end = last.start;
                    else
                        top.items.push({ start: last.start });
                    token.items.splice(-1, 1);
                }
            }
        }
    }
    *stream() {
        switch (this.type) {
            case 'directive-line':
                yield { type: 'directive', offset: this.offset, source: this.source };
                return;
            case 'byte-order-mark':
            case 'space':
            case 'comment':
            case 'newline':
                yield this.sourceToken;
                return;
            case 'doc-mode':
            case 'doc-start': {
                const doc = {
                    type: 'document',
                    offset: this.offset,
                    start: []
                };
                if (this.type === 'doc-start')
                    doc.start.push(this.sourceToken);
                this.stack.push(doc);
                return;
            }
        }
        yield {
            type: 'error',
            offset: this.offset,
            message: `Unexpected ${this.type} token in YAML stream`,
            source: this.source
        };
    }
    *document(doc) {
        if (doc.value)
            return yield* this.lineEnd(doc);
        switch (this.type) {
            case 'doc-start': {
                if (findNonEmptyIndex(doc.start) !== -1) {
                    yield* this.pop();
                    yield* this.step();
                }
                else
                    doc.start.push(this.sourceToken);
                return;
            }
            case 'anchor':
            case 'tag':
            case 'space':
            case 'comment':
            case 'newline':
                doc.start.push(this.sourceToken);
                return;
        }
        const bv = this.startBlockValue(doc);
        if (bv)
            this.stack.push(bv);
        else {
            yield {
                type: 'error',
                offset: this.offset,
                message: `Unexpected ${this.type} token in YAML document`,
                source: this.source
            };
        }
    }
    *scalar(scalar) {
        if (this.type === 'map-value-ind') {
            const prev = getPrevProps(this.peek(2));
            const start = getFirstKeyStartProps(prev);
            let sep;
            if (scalar.end) {
                sep = scalar.end;
                sep.push(this.sourceToken);
                delete scalar.end;
            }
            else
                sep = [this.sourceToken];
            const map = {
                type: 'block-map',
                offset: scalar.offset,
                indent: scalar.indent,
                items: [{ start, key: scalar, sep }]
            };
            this.onKeyLine = true;
            this.stack[this.stack.length - 1] = map;
        }
        else
            yield* this.lineEnd(scalar);
    }
    *blockScalar(scalar) {
        switch (this.type) {
            case 'space':
            case 'comment':
            case 'newline':
                scalar.props.push(this.sourceToken);
                return;
            case 'scalar':
                scalar.source = this.source;
                // block-scalar source includes trailing newline
                this.atNewLine = true;
                this.indent = 0;
                if (this.onNewLine) {
                    let nl = this.source.indexOf('\n') + 1;
                    while (nl !== 0) {
                        this.onNewLine(this.offset + nl);
                        nl = this.source.indexOf('\n', nl) + 1;
                    }
                }
                yield* this.pop();
                break;
            /* istanbul ignore next should not happen */
            default:
                yield* this.pop();
                yield* this.step();
        }
    }
    *blockMap(map) {
        const it = map.items[map.items.length - 1];
        // it.sep is true-ish if pair already has key or : separator
        switch (this.type) {
            case 'newline':
                this.onKeyLine = false;
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    it.start.push(this.sourceToken);
                }
                return;
            case 'space':
            case 'comment':
                if (it.value) {
                    map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    if (this.atIndentedComment(it.start, map.indent)) {
                        const prev = map.items[map.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            map.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
        }
        if (this.indent >= map.indent) {
            const atMapIndent = !this.onKeyLine && this.indent === map.indent;
            const atNextItem = atMapIndent &&
                (it.sep || it.explicitKey) &&
                this.type !== 'seq-item-ind';
            // For empty nodes, assign newline-separated not indented empty tokens to following node
            let start = [];
            if (atNextItem && it.sep && !it.value) {
                const nl = [];
                for (let i = 0; i < it.sep.length; ++i) {
                    const st = it.sep[i];
                    switch (st.type) {
                        case 'newline':
                            nl.push(i);
                            break;
                        case 'space':
                            break;
                        case 'comment':
                            if (st.indent > map.indent)
                                nl.length = 0;
                            break;
                        default:
                            nl.length = 0;
                    }
                }
                if (nl.length >= 2)
                    start = it.sep.splice(nl[1]);
            }
            switch (this.type) {
                case 'anchor':
                case 'tag':
                    if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        it.sep.push(this.sourceToken);
                    }
                    else {
                        it.start.push(this.sourceToken);
                    }
                    return;
                case 'explicit-key-ind':
                    if (!it.sep && !it.explicitKey) {
                        it.start.push(this.sourceToken);
                        it.explicitKey = true;
                    }
                    else if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start, explicitKey: true });
                    }
                    else {
                        this.stack.push({
                            type: 'block-map',
                            offset: this.offset,
                            indent: this.indent,
                            items: [{ start: [this.sourceToken], explicitKey: true }]
                        });
                    }
                    this.onKeyLine = true;
                    return;
                case 'map-value-ind':
                    if (it.explicitKey) {
                        if (!it.sep) {
                            if (includesToken(it.start, 'newline')) {
                                Object.assign(it, { key: null, sep: [this.sourceToken] });
                            }
                            else {
                                const start = getFirstKeyStartProps(it.start);
                                this.stack.push({
                                    type: 'block-map',
                                    offset: this.offset,
                                    indent: this.indent,
                                    items: [{ start, key: null, sep: [this.sourceToken] }]
                                });
                            }
                        }
                        else if (it.value) {
                            map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else if (isFlowToken(it.key) &&
                            !includesToken(it.sep, 'newline')) {
                            const start = getFirstKeyStartProps(it.start);
                            const key = it.key;
                            const sep = it.sep;
                            sep.push(this.sourceToken);
                            // @ts-expect-error type guard is wrong here
                            delete it.key;
                            // @ts-expect-error type guard is wrong here
                            delete it.sep;
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key, sep }]
                            });
                        }
                        else if (start.length > 0) {
                            // Not actually at next item
                            it.sep = it.sep.concat(start, this.sourceToken);
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    else {
                        if (!it.sep) {
                            Object.assign(it, { key: null, sep: [this.sourceToken] });
                        }
                        else if (it.value || atNextItem) {
                            map.items.push({ start, key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start: [], key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    this.onKeyLine = true;
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (atNextItem || it.value) {
                        map.items.push({ start, key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        this.stack.push(fs);
                    }
                    else {
                        Object.assign(it, { key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    return;
                }
                default: {
                    const bv = this.startBlockValue(map);
                    if (bv) {
                        if (bv.type === 'block-seq') {
                            if (!it.explicitKey &&
                                it.sep &&
                                !includesToken(it.sep, 'newline')) {
                                yield* this.pop({
                                    type: 'error',
                                    offset: this.offset,
                                    message: 'Unexpected block-seq-ind on same line with key',
                                    source: this.source
                                });
                                return;
                            }
                        }
                        else if (atMapIndent) {
                            map.items.push({ start });
                        }
                        this.stack.push(bv);
                        return;
                    }
                }
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *blockSequence(seq) {
        const it = seq.items[seq.items.length - 1];
        switch (this.type) {
            case 'newline':
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        seq.items.push({ start: [this.sourceToken] });
                }
                else
                    it.start.push(this.sourceToken);
                return;
            case 'space':
            case 'comment':
                if (it.value)
                    seq.items.push({ start: [this.sourceToken] });
                else {
                    if (this.atIndentedComment(it.start, seq.indent)) {
                        const prev = seq.items[seq.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            seq.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
            case 'anchor':
            case 'tag':
                if (it.value || this.indent <= seq.indent)
                    break;
                it.start.push(this.sourceToken);
                return;
            case 'seq-item-ind':
                if (this.indent !== seq.indent)
                    break;
                if (it.value || includesToken(it.start, 'seq-item-ind'))
                    seq.items.push({ start: [this.sourceToken] });
                else
                    it.start.push(this.sourceToken);
                return;
        }
        if (this.indent > seq.indent) {
            const bv = this.startBlockValue(seq);
            if (bv) {
                this.stack.push(bv);
                return;
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *flowCollection(fc) {
        const it = fc.items[fc.items.length - 1];
        if (this.type === 'flow-error-end') {
            let top;
            do {
                yield* this.pop();
                top = this.peek(1);
            } while (top?.type === 'flow-collection');
        }
        else if (fc.end.length === 0) {
            switch (this.type) {
                case 'comma':
                case 'explicit-key-ind':
                    if (!it || it.sep)
                        fc.items.push({ start: [this.sourceToken] });
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'map-value-ind':
                    if (!it || it.value)
                        fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        Object.assign(it, { key: null, sep: [this.sourceToken] });
                    return;
                case 'space':
                case 'comment':
                case 'newline':
                case 'anchor':
                case 'tag':
                    if (!it || it.value)
                        fc.items.push({ start: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (!it || it.value)
                        fc.items.push({ start: [], key: fs, sep: [] });
                    else if (it.sep)
                        this.stack.push(fs);
                    else
                        Object.assign(it, { key: fs, sep: [] });
                    return;
                }
                case 'flow-map-end':
                case 'flow-seq-end':
                    fc.end.push(this.sourceToken);
                    return;
            }
            const bv = this.startBlockValue(fc);
            /* istanbul ignore else should not happen */
            if (bv)
                this.stack.push(bv);
            else {
                yield* this.pop();
                yield* this.step();
            }
        }
        else {
            const parent = this.peek(2);
            if (parent.type === 'block-map' &&
                ((this.type === 'map-value-ind' && parent.indent === fc.indent) ||
                    (this.type === 'newline' &&
                        !parent.items[parent.items.length - 1].sep))) {
                yield* this.pop();
                yield* this.step();
            }
            else if (this.type === 'map-value-ind' &&
                parent.type !== 'flow-collection') {
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                fixFlowSeqItems(fc);
                const sep = fc.end.splice(1, fc.end.length);
                sep.push(this.sourceToken);
                const map = {
                    type: 'block-map',
                    offset: fc.offset,
                    indent: fc.indent,
                    items: [{ start, key: fc, sep }]
                };
                this.onKeyLine = true;
                this.stack[this.stack.length - 1] = map;
            }
            else {
                yield* this.lineEnd(fc);
            }
        }
    }
    flowScalar(type) {
        if (this.onNewLine) {
            let nl = this.source.indexOf('\n') + 1;
            while (nl !== 0) {
                this.onNewLine(this.offset + nl);
                nl = this.source.indexOf('\n', nl) + 1;
            }
        }
        return {
            type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
    }
    startBlockValue(parent) {
        switch (this.type) {
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return this.flowScalar(this.type);
            case 'block-scalar-header':
                return {
                    type: 'block-scalar',
                    offset: this.offset,
                    indent: this.indent,
                    props: [this.sourceToken],
                    source: ''
                };
            case 'flow-map-start':
            case 'flow-seq-start':
                return {
                    type: 'flow-collection',
                    offset: this.offset,
                    indent: this.indent,
                    start: this.sourceToken,
                    items: [],
                    end: []
                };
            case 'seq-item-ind':
                return {
                    type: 'block-seq',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: [this.sourceToken] }]
                };
            case 'explicit-key-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                start.push(this.sourceToken);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, explicitKey: true }]
                };
            }
            case 'map-value-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, key: null, sep: [this.sourceToken] }]
                };
            }
        }
        return null;
    }
    atIndentedComment(start, indent) {
        if (this.type !== 'comment')
            return false;
        if (this.indent <= indent)
            return false;
        return start.every(st => st.type === 'newline' || st.type === 'space');
    }
    *documentEnd(docEnd) {
        if (this.type !== 'doc-mode') {
            if (docEnd.end)
                docEnd.end.push(this.sourceToken);
            else
                docEnd.end = [this.sourceToken];
            if (this.type === 'newline')
                yield* this.pop();
        }
    }
    *lineEnd(token) {
        switch (this.type) {
            case 'comma':
            case 'doc-start':
            case 'doc-end':
            case 'flow-seq-end':
            case 'flow-map-end':
            case 'map-value-ind':
                yield* this.pop();
                yield* this.step();
                break;
            case 'newline':
                this.onKeyLine = false;
            // fallthrough
            case 'space':
            case 'comment':
            default:
                // all other values are errors
                if (token.end)
                    token.end.push(this.sourceToken);
                else
                    token.end = [this.sourceToken];
                if (this.type === 'newline')
                    yield* this.pop();
        }
    }
}

exports.Parser = Parser;


/***/ }),

/***/ 4047:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var composer = __nccwpck_require__(9984);
var Document = __nccwpck_require__(3021);
var errors = __nccwpck_require__(1464);
var log = __nccwpck_require__(7249);
var identity = __nccwpck_require__(1127);
var lineCounter = __nccwpck_require__(6628);
var parser = __nccwpck_require__(3456);

function parseOptions(options) {
    const prettyErrors = options.prettyErrors !== false;
    const lineCounter$1 = options.lineCounter || (prettyErrors && new lineCounter.LineCounter()) || null;
    return { lineCounter: lineCounter$1, prettyErrors };
}
/**
 * Parse the input as a stream of YAML documents.
 *
 * Documents should be separated from each other by `...` or `---` marker lines.
 *
 * @returns If an empty `docs` array is returned, it will be of type
 *   EmptyStream and contain additional stream information. In
 *   TypeScript, you should use `'empty' in docs` as a type guard for it.
 */
function parseAllDocuments(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    const docs = Array.from(composer$1.compose(parser$1.parse(source)));
    if (prettyErrors && lineCounter)
        for (const doc of docs) {
            doc.errors.forEach(errors.prettifyError(source, lineCounter));
            doc.warnings.forEach(errors.prettifyError(source, lineCounter));
        }
    if (docs.length > 0)
        return docs;
    return Object.assign([], { empty: true }, composer$1.streamInfo());
}
/** Parse an input string into a single YAML.Document */
function parseDocument(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    // `doc` is always set by compose.end(true) at the very latest
    let doc = null;
    for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) {
        if (!doc)
            doc = _doc;
        else if (doc.options.logLevel !== 'silent') {
            doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), 'MULTIPLE_DOCS', 'Source contains multiple documents; please use YAML.parseAllDocuments()'));
            break;
        }
    }
    if (prettyErrors && lineCounter) {
        doc.errors.forEach(errors.prettifyError(source, lineCounter));
        doc.warnings.forEach(errors.prettifyError(source, lineCounter));
    }
    return doc;
}
function parse(src, reviver, options) {
    let _reviver = undefined;
    if (typeof reviver === 'function') {
        _reviver = reviver;
    }
    else if (options === undefined && reviver && typeof reviver === 'object') {
        options = reviver;
    }
    const doc = parseDocument(src, options);
    if (!doc)
        return null;
    doc.warnings.forEach(warning => log.warn(doc.options.logLevel, warning));
    if (doc.errors.length > 0) {
        if (doc.options.logLevel !== 'silent')
            throw doc.errors[0];
        else
            doc.errors = [];
    }
    return doc.toJS(Object.assign({ reviver: _reviver }, options));
}
function stringify(value, replacer, options) {
    let _replacer = null;
    if (typeof replacer === 'function' || Array.isArray(replacer)) {
        _replacer = replacer;
    }
    else if (options === undefined && replacer) {
        options = replacer;
    }
    if (typeof options === 'string')
        options = options.length;
    if (typeof options === 'number') {
        const indent = Math.round(options);
        options = indent < 1 ? undefined : indent > 8 ? { indent: 8 } : { indent };
    }
    if (value === undefined) {
        const { keepUndefined } = options ?? replacer ?? {};
        if (!keepUndefined)
            return undefined;
    }
    if (identity.isDocument(value) && !_replacer)
        return value.toString(options);
    return new Document.Document(value, _replacer, options).toString(options);
}

exports.parse = parse;
exports.parseAllDocuments = parseAllDocuments;
exports.parseDocument = parseDocument;
exports.stringify = stringify;


/***/ }),

/***/ 5840:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var map = __nccwpck_require__(7451);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var tags = __nccwpck_require__(18);

const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
class Schema {
    constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat)
            ? tags.getTags(compat, 'compat')
            : compat
                ? tags.getTags(null, compat)
                : null;
        this.name = (typeof schema === 'string' && schema) || 'core';
        this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
        this.tags = tags.getTags(customTags, this.name, merge);
        this.toStringOptions = toStringDefaults ?? null;
        Object.defineProperty(this, identity.MAP, { value: map.map });
        Object.defineProperty(this, identity.SCALAR, { value: string.string });
        Object.defineProperty(this, identity.SEQ, { value: seq.seq });
        // Used by createMap()
        this.sortMapEntries =
            typeof sortMapEntries === 'function'
                ? sortMapEntries
                : sortMapEntries === true
                    ? sortMapEntriesByKey
                    : null;
    }
    clone() {
        const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
        copy.tags = this.tags.slice();
        return copy;
    }
}

exports.Schema = Schema;


/***/ }),

/***/ 7451:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var YAMLMap = __nccwpck_require__(4454);

const map = {
    collection: 'map',
    default: true,
    nodeClass: YAMLMap.YAMLMap,
    tag: 'tag:yaml.org,2002:map',
    resolve(map, onError) {
        if (!identity.isMap(map))
            onError('Expected a mapping for this tag');
        return map;
    },
    createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
};

exports.map = map;


/***/ }),

/***/ 3632:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

const nullTag = {
    identify: value => value == null,
    createNode: () => new Scalar.Scalar(null),
    default: true,
    tag: 'tag:yaml.org,2002:null',
    test: /^(?:~|[Nn]ull|NULL)?$/,
    resolve: () => new Scalar.Scalar(null),
    stringify: ({ source }, ctx) => typeof source === 'string' && nullTag.test.test(source)
        ? source
        : ctx.options.nullStr
};

exports.nullTag = nullTag;


/***/ }),

/***/ 1706:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var YAMLSeq = __nccwpck_require__(2223);

const seq = {
    collection: 'seq',
    default: true,
    nodeClass: YAMLSeq.YAMLSeq,
    tag: 'tag:yaml.org,2002:seq',
    resolve(seq, onError) {
        if (!identity.isSeq(seq))
            onError('Expected a sequence for this tag');
        return seq;
    },
    createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
};

exports.seq = seq;


/***/ }),

/***/ 6464:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyString = __nccwpck_require__(3069);

const string = {
    identify: value => typeof value === 'string',
    default: true,
    tag: 'tag:yaml.org,2002:str',
    resolve: str => str,
    stringify(item, ctx, onComment, onChompKeep) {
        ctx = Object.assign({ actualString: true }, ctx);
        return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
    }
};

exports.string = string;


/***/ }),

/***/ 3959:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

const boolTag = {
    identify: value => typeof value === 'boolean',
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
    resolve: str => new Scalar.Scalar(str[0] === 't' || str[0] === 'T'),
    stringify({ source, value }, ctx) {
        if (source && boolTag.test.test(source)) {
            const sv = source[0] === 't' || source[0] === 'T';
            if (value === sv)
                return source;
        }
        return value ? ctx.options.trueStr : ctx.options.falseStr;
    }
};

exports.boolTag = boolTag;


/***/ }),

/***/ 8405:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var stringifyNumber = __nccwpck_require__(8689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: str => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
    resolve: str => parseFloat(str),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str));
        const dot = str.indexOf('.');
        if (dot !== -1 && str[str.length - 1] === '0')
            node.minFractionDigits = str.length - dot - 1;
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 9874:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
const intResolve = (str, offset, radix, { intAsBigInt }) => (intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix));
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value) && value >= 0)
        return prefix + value.toString(radix);
    return stringifyNumber.stringifyNumber(node);
}
const intOct = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^0o[0-7]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
    stringify: node => intStringify(node, 8, '0o')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^0x[0-9a-fA-F]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 896:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var bool = __nccwpck_require__(3959);
var float = __nccwpck_require__(8405);
var int = __nccwpck_require__(9874);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.boolTag,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float
];

exports.schema = schema;


/***/ }),

/***/ 3559:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var map = __nccwpck_require__(7451);
var seq = __nccwpck_require__(1706);

function intIdentify(value) {
    return typeof value === 'bigint' || Number.isInteger(value);
}
const stringifyJSON = ({ value }) => JSON.stringify(value);
const jsonScalars = [
    {
        identify: value => typeof value === 'string',
        default: true,
        tag: 'tag:yaml.org,2002:str',
        resolve: str => str,
        stringify: stringifyJSON
    },
    {
        identify: value => value == null,
        createNode: () => new Scalar.Scalar(null),
        default: true,
        tag: 'tag:yaml.org,2002:null',
        test: /^null$/,
        resolve: () => null,
        stringify: stringifyJSON
    },
    {
        identify: value => typeof value === 'boolean',
        default: true,
        tag: 'tag:yaml.org,2002:bool',
        test: /^true$|^false$/,
        resolve: str => str === 'true',
        stringify: stringifyJSON
    },
    {
        identify: intIdentify,
        default: true,
        tag: 'tag:yaml.org,2002:int',
        test: /^-?(?:0|[1-9][0-9]*)$/,
        resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
        stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
    },
    {
        identify: value => typeof value === 'number',
        default: true,
        tag: 'tag:yaml.org,2002:float',
        test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
        resolve: str => parseFloat(str),
        stringify: stringifyJSON
    }
];
const jsonError = {
    default: true,
    tag: '',
    test: /^/,
    resolve(str, onError) {
        onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
        return str;
    }
};
const schema = [map.map, seq.seq].concat(jsonScalars, jsonError);

exports.schema = schema;


/***/ }),

/***/ 18:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var bool = __nccwpck_require__(3959);
var float = __nccwpck_require__(8405);
var int = __nccwpck_require__(9874);
var schema = __nccwpck_require__(896);
var schema$1 = __nccwpck_require__(3559);
var binary = __nccwpck_require__(6083);
var merge = __nccwpck_require__(452);
var omap = __nccwpck_require__(303);
var pairs = __nccwpck_require__(8385);
var schema$2 = __nccwpck_require__(5913);
var set = __nccwpck_require__(1528);
var timestamp = __nccwpck_require__(6752);

const schemas = new Map([
    ['core', schema.schema],
    ['failsafe', [map.map, seq.seq, string.string]],
    ['json', schema$1.schema],
    ['yaml11', schema$2.schema],
    ['yaml-1.1', schema$2.schema]
]);
const tagsByName = {
    binary: binary.binary,
    bool: bool.boolTag,
    float: float.float,
    floatExp: float.floatExp,
    floatNaN: float.floatNaN,
    floatTime: timestamp.floatTime,
    int: int.int,
    intHex: int.intHex,
    intOct: int.intOct,
    intTime: timestamp.intTime,
    map: map.map,
    merge: merge.merge,
    null: _null.nullTag,
    omap: omap.omap,
    pairs: pairs.pairs,
    seq: seq.seq,
    set: set.set,
    timestamp: timestamp.timestamp
};
const coreKnownTags = {
    'tag:yaml.org,2002:binary': binary.binary,
    'tag:yaml.org,2002:merge': merge.merge,
    'tag:yaml.org,2002:omap': omap.omap,
    'tag:yaml.org,2002:pairs': pairs.pairs,
    'tag:yaml.org,2002:set': set.set,
    'tag:yaml.org,2002:timestamp': timestamp.timestamp
};
function getTags(customTags, schemaName, addMergeTag) {
    const schemaTags = schemas.get(schemaName);
    if (schemaTags && !customTags) {
        return addMergeTag && !schemaTags.includes(merge.merge)
            ? schemaTags.concat(merge.merge)
            : schemaTags.slice();
    }
    let tags = schemaTags;
    if (!tags) {
        if (Array.isArray(customTags))
            tags = [];
        else {
            const keys = Array.from(schemas.keys())
                .filter(key => key !== 'yaml11')
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
        }
    }
    if (Array.isArray(customTags)) {
        for (const tag of customTags)
            tags = tags.concat(tag);
    }
    else if (typeof customTags === 'function') {
        tags = customTags(tags.slice());
    }
    if (addMergeTag)
        tags = tags.concat(merge.merge);
    return tags.reduce((tags, tag) => {
        const tagObj = typeof tag === 'string' ? tagsByName[tag] : tag;
        if (!tagObj) {
            const tagName = JSON.stringify(tag);
            const keys = Object.keys(tagsByName)
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
        }
        if (!tags.includes(tagObj))
            tags.push(tagObj);
        return tags;
    }, []);
}

exports.coreKnownTags = coreKnownTags;
exports.getTags = getTags;


/***/ }),

/***/ 6083:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_buffer = __nccwpck_require__(181);
var Scalar = __nccwpck_require__(3301);
var stringifyString = __nccwpck_require__(3069);

const binary = {
    identify: value => value instanceof Uint8Array, // Buffer inherits from Uint8Array
    default: false,
    tag: 'tag:yaml.org,2002:binary',
    /**
     * Returns a Buffer in node and an Uint8Array in browsers
     *
     * To use the resulting buffer as an image, you'll want to do something like:
     *
     *   const blob = new Blob([buffer], { type: 'image/jpeg' })
     *   document.querySelector('#photo').src = URL.createObjectURL(blob)
     */
    resolve(src, onError) {
        if (typeof node_buffer.Buffer === 'function') {
            return node_buffer.Buffer.from(src, 'base64');
        }
        else if (typeof atob === 'function') {
            // On IE 11, atob() can't handle newlines
            const str = atob(src.replace(/[\n\r]/g, ''));
            const buffer = new Uint8Array(str.length);
            for (let i = 0; i < str.length; ++i)
                buffer[i] = str.charCodeAt(i);
            return buffer;
        }
        else {
            onError('This environment does not support reading binary tags; either Buffer or atob is required');
            return src;
        }
    },
    stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
        if (!value)
            return '';
        const buf = value; // checked earlier by binary.identify()
        let str;
        if (typeof node_buffer.Buffer === 'function') {
            str =
                buf instanceof node_buffer.Buffer
                    ? buf.toString('base64')
                    : node_buffer.Buffer.from(buf.buffer).toString('base64');
        }
        else if (typeof btoa === 'function') {
            let s = '';
            for (let i = 0; i < buf.length; ++i)
                s += String.fromCharCode(buf[i]);
            str = btoa(s);
        }
        else {
            throw new Error('This environment does not support writing binary tags; either Buffer or btoa is required');
        }
        type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
        if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
            const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
            const n = Math.ceil(str.length / lineWidth);
            const lines = new Array(n);
            for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
                lines[i] = str.substr(o, lineWidth);
            }
            str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? '\n' : ' ');
        }
        return stringifyString.stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
    }
};

exports.binary = binary;


/***/ }),

/***/ 8398:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

function boolStringify({ value, source }, ctx) {
    const boolObj = value ? trueTag : falseTag;
    if (source && boolObj.test.test(source))
        return source;
    return value ? ctx.options.trueStr : ctx.options.falseStr;
}
const trueTag = {
    identify: value => value === true,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
    resolve: () => new Scalar.Scalar(true),
    stringify: boolStringify
};
const falseTag = {
    identify: value => value === false,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
    resolve: () => new Scalar.Scalar(false),
    stringify: boolStringify
};

exports.falseTag = falseTag;
exports.trueTag = trueTag;


/***/ }),

/***/ 5782:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var stringifyNumber = __nccwpck_require__(8689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: (str) => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
    resolve: (str) => parseFloat(str.replace(/_/g, '')),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, '')));
        const dot = str.indexOf('.');
        if (dot !== -1) {
            const f = str.substring(dot + 1).replace(/_/g, '');
            if (f[f.length - 1] === '0')
                node.minFractionDigits = f.length;
        }
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 873:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
function intResolve(str, offset, radix, { intAsBigInt }) {
    const sign = str[0];
    if (sign === '-' || sign === '+')
        offset += 1;
    str = str.substring(offset).replace(/_/g, '');
    if (intAsBigInt) {
        switch (radix) {
            case 2:
                str = `0b${str}`;
                break;
            case 8:
                str = `0o${str}`;
                break;
            case 16:
                str = `0x${str}`;
                break;
        }
        const n = BigInt(str);
        return sign === '-' ? BigInt(-1) * n : n;
    }
    const n = parseInt(str, radix);
    return sign === '-' ? -1 * n : n;
}
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value)) {
        const str = value.toString(radix);
        return value < 0 ? '-' + prefix + str.substr(1) : prefix + str;
    }
    return stringifyNumber.stringifyNumber(node);
}
const intBin = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'BIN',
    test: /^[-+]?0b[0-1_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
    stringify: node => intStringify(node, 2, '0b')
};
const intOct = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^[-+]?0[0-7_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
    stringify: node => intStringify(node, 8, '0')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9][0-9_]*$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^[-+]?0x[0-9a-fA-F_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intBin = intBin;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 452:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);

// If the value associated with a merge key is a single mapping node, each of
// its key/value pairs is inserted into the current mapping, unless the key
// already exists in it. If the value associated with the merge key is a
// sequence, then this sequence is expected to contain mapping nodes and each
// of these nodes is merged in turn according to its order in the sequence.
// Keys in mapping nodes earlier in the sequence override keys specified in
// later mapping nodes. -- http://yaml.org/type/merge.html
const MERGE_KEY = '<<';
const merge = {
    identify: value => value === MERGE_KEY ||
        (typeof value === 'symbol' && value.description === MERGE_KEY),
    default: 'key',
    tag: 'tag:yaml.org,2002:merge',
    test: /^<<$/,
    resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), {
        addToJSMap: addMergeToJSMap
    }),
    stringify: () => MERGE_KEY
};
const isMergeKey = (ctx, key) => (merge.identify(key) ||
    (identity.isScalar(key) &&
        (!key.type || key.type === Scalar.Scalar.PLAIN) &&
        merge.identify(key.value))) &&
    ctx?.doc.schema.tags.some(tag => tag.tag === merge.tag && tag.default);
function addMergeToJSMap(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (identity.isSeq(source))
        for (const it of source.items)
            mergeValue(ctx, map, it);
    else if (Array.isArray(source))
        for (const it of source)
            mergeValue(ctx, map, it);
    else
        mergeValue(ctx, map, source);
}
function mergeValue(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (!identity.isMap(source))
        throw new Error('Merge sources must be maps or map aliases');
    const srcMap = source.toJSON(null, ctx, Map);
    for (const [key, value] of srcMap) {
        if (map instanceof Map) {
            if (!map.has(key))
                map.set(key, value);
        }
        else if (map instanceof Set) {
            map.add(key);
        }
        else if (!Object.prototype.hasOwnProperty.call(map, key)) {
            Object.defineProperty(map, key, {
                value,
                writable: true,
                enumerable: true,
                configurable: true
            });
        }
    }
    return map;
}
function resolveAliasValue(ctx, value) {
    return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
}

exports.addMergeToJSMap = addMergeToJSMap;
exports.isMergeKey = isMergeKey;
exports.merge = merge;


/***/ }),

/***/ 303:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var pairs = __nccwpck_require__(8385);

class YAMLOMap extends YAMLSeq.YAMLSeq {
    constructor() {
        super();
        this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
        this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
        this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
        this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
        this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
        this.tag = YAMLOMap.tag;
    }
    /**
     * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
     * but TypeScript won't allow widening the signature of a child method.
     */
    toJSON(_, ctx) {
        if (!ctx)
            return super.toJSON(_);
        const map = new Map();
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const pair of this.items) {
            let key, value;
            if (identity.isPair(pair)) {
                key = toJS.toJS(pair.key, '', ctx);
                value = toJS.toJS(pair.value, key, ctx);
            }
            else {
                key = toJS.toJS(pair, '', ctx);
            }
            if (map.has(key))
                throw new Error('Ordered maps must not include duplicate keys');
            map.set(key, value);
        }
        return map;
    }
    static from(schema, iterable, ctx) {
        const pairs$1 = pairs.createPairs(schema, iterable, ctx);
        const omap = new this();
        omap.items = pairs$1.items;
        return omap;
    }
}
YAMLOMap.tag = 'tag:yaml.org,2002:omap';
const omap = {
    collection: 'seq',
    identify: value => value instanceof Map,
    nodeClass: YAMLOMap,
    default: false,
    tag: 'tag:yaml.org,2002:omap',
    resolve(seq, onError) {
        const pairs$1 = pairs.resolvePairs(seq, onError);
        const seenKeys = [];
        for (const { key } of pairs$1.items) {
            if (identity.isScalar(key)) {
                if (seenKeys.includes(key.value)) {
                    onError(`Ordered maps must not include duplicate keys: ${key.value}`);
                }
                else {
                    seenKeys.push(key.value);
                }
            }
        }
        return Object.assign(new YAMLOMap(), pairs$1);
    },
    createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
};

exports.YAMLOMap = YAMLOMap;
exports.omap = omap;


/***/ }),

/***/ 8385:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);
var YAMLSeq = __nccwpck_require__(2223);

function resolvePairs(seq, onError) {
    if (identity.isSeq(seq)) {
        for (let i = 0; i < seq.items.length; ++i) {
            let item = seq.items[i];
            if (identity.isPair(item))
                continue;
            else if (identity.isMap(item)) {
                if (item.items.length > 1)
                    onError('Each pair must have its own sequence indicator');
                const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
                if (item.commentBefore)
                    pair.key.commentBefore = pair.key.commentBefore
                        ? `${item.commentBefore}\n${pair.key.commentBefore}`
                        : item.commentBefore;
                if (item.comment) {
                    const cn = pair.value ?? pair.key;
                    cn.comment = cn.comment
                        ? `${item.comment}\n${cn.comment}`
                        : item.comment;
                }
                item = pair;
            }
            seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
        }
    }
    else
        onError('Expected a sequence for this tag');
    return seq;
}
function createPairs(schema, iterable, ctx) {
    const { replacer } = ctx;
    const pairs = new YAMLSeq.YAMLSeq(schema);
    pairs.tag = 'tag:yaml.org,2002:pairs';
    let i = 0;
    if (iterable && Symbol.iterator in Object(iterable))
        for (let it of iterable) {
            if (typeof replacer === 'function')
                it = replacer.call(iterable, String(i++), it);
            let key, value;
            if (Array.isArray(it)) {
                if (it.length === 2) {
                    key = it[0];
                    value = it[1];
                }
                else
                    throw new TypeError(`Expected [key, value] tuple: ${it}`);
            }
            else if (it && it instanceof Object) {
                const keys = Object.keys(it);
                if (keys.length === 1) {
                    key = keys[0];
                    value = it[key];
                }
                else {
                    throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
                }
            }
            else {
                key = it;
            }
            pairs.items.push(Pair.createPair(key, value, ctx));
        }
    return pairs;
}
const pairs = {
    collection: 'seq',
    default: false,
    tag: 'tag:yaml.org,2002:pairs',
    resolve: resolvePairs,
    createNode: createPairs
};

exports.createPairs = createPairs;
exports.pairs = pairs;
exports.resolvePairs = resolvePairs;


/***/ }),

/***/ 5913:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var binary = __nccwpck_require__(6083);
var bool = __nccwpck_require__(8398);
var float = __nccwpck_require__(5782);
var int = __nccwpck_require__(873);
var merge = __nccwpck_require__(452);
var omap = __nccwpck_require__(303);
var pairs = __nccwpck_require__(8385);
var set = __nccwpck_require__(1528);
var timestamp = __nccwpck_require__(6752);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.trueTag,
    bool.falseTag,
    int.intBin,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float,
    binary.binary,
    merge.merge,
    omap.omap,
    pairs.pairs,
    set.set,
    timestamp.intTime,
    timestamp.floatTime,
    timestamp.timestamp
];

exports.schema = schema;


/***/ }),

/***/ 1528:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);

class YAMLSet extends YAMLMap.YAMLMap {
    constructor(schema) {
        super(schema);
        this.tag = YAMLSet.tag;
    }
    add(key) {
        let pair;
        if (identity.isPair(key))
            pair = key;
        else if (key &&
            typeof key === 'object' &&
            'key' in key &&
            'value' in key &&
            key.value === null)
            pair = new Pair.Pair(key.key, null);
        else
            pair = new Pair.Pair(key, null);
        const prev = YAMLMap.findPair(this.items, pair.key);
        if (!prev)
            this.items.push(pair);
    }
    /**
     * If `keepPair` is `true`, returns the Pair matching `key`.
     * Otherwise, returns the value of that Pair's key.
     */
    get(key, keepPair) {
        const pair = YAMLMap.findPair(this.items, key);
        return !keepPair && identity.isPair(pair)
            ? identity.isScalar(pair.key)
                ? pair.key.value
                : pair.key
            : pair;
    }
    set(key, value) {
        if (typeof value !== 'boolean')
            throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
        const prev = YAMLMap.findPair(this.items, key);
        if (prev && !value) {
            this.items.splice(this.items.indexOf(prev), 1);
        }
        else if (!prev && value) {
            this.items.push(new Pair.Pair(key));
        }
    }
    toJSON(_, ctx) {
        return super.toJSON(_, ctx, Set);
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        if (this.hasAllNullValues(true))
            return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
        else
            throw new Error('Set items must all have null values');
    }
    static from(schema, iterable, ctx) {
        const { replacer } = ctx;
        const set = new this(schema);
        if (iterable && Symbol.iterator in Object(iterable))
            for (let value of iterable) {
                if (typeof replacer === 'function')
                    value = replacer.call(iterable, value, value);
                set.items.push(Pair.createPair(value, null, ctx));
            }
        return set;
    }
}
YAMLSet.tag = 'tag:yaml.org,2002:set';
const set = {
    collection: 'map',
    identify: value => value instanceof Set,
    nodeClass: YAMLSet,
    default: false,
    tag: 'tag:yaml.org,2002:set',
    createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
    resolve(map, onError) {
        if (identity.isMap(map)) {
            if (map.hasAllNullValues(true))
                return Object.assign(new YAMLSet(), map);
            else
                onError('Set items must all have null values');
        }
        else
            onError('Expected a mapping for this tag');
        return map;
    }
};

exports.YAMLSet = YAMLSet;
exports.set = set;


/***/ }),

/***/ 6752:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

/** Internal types handle bigint as number, because TS can't figure it out. */
function parseSexagesimal(str, asBigInt) {
    const sign = str[0];
    const parts = sign === '-' || sign === '+' ? str.substring(1) : str;
    const num = (n) => asBigInt ? BigInt(n) : Number(n);
    const res = parts
        .replace(/_/g, '')
        .split(':')
        .reduce((res, p) => res * num(60) + num(p), num(0));
    return (sign === '-' ? num(-1) * res : res);
}
/**
 * hhhh:mm:ss.sss
 *
 * Internal types handle bigint as number, because TS can't figure it out.
 */
function stringifySexagesimal(node) {
    let { value } = node;
    let num = (n) => n;
    if (typeof value === 'bigint')
        num = n => BigInt(n);
    else if (isNaN(value) || !isFinite(value))
        return stringifyNumber.stringifyNumber(node);
    let sign = '';
    if (value < 0) {
        sign = '-';
        value *= num(-1);
    }
    const _60 = num(60);
    const parts = [value % _60]; // seconds, including ms
    if (value < 60) {
        parts.unshift(0); // at least one : is required
    }
    else {
        value = (value - parts[0]) / _60;
        parts.unshift(value % _60); // minutes
        if (value >= 60) {
            value = (value - parts[0]) / _60;
            parts.unshift(value); // hours
        }
    }
    return (sign +
        parts
            .map(n => String(n).padStart(2, '0'))
            .join(':')
            .replace(/000000\d*$/, '') // % 60 may introduce error
    );
}
const intTime = {
    identify: value => typeof value === 'bigint' || Number.isInteger(value),
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
    resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
    stringify: stringifySexagesimal
};
const floatTime = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
    resolve: str => parseSexagesimal(str, false),
    stringify: stringifySexagesimal
};
const timestamp = {
    identify: value => value instanceof Date,
    default: true,
    tag: 'tag:yaml.org,2002:timestamp',
    // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
    // may be omitted altogether, resulting in a date format. In such a case, the time part is
    // assumed to be 00:00:00Z (start of day, UTC).
    test: RegExp('^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})' + // YYYY-Mm-Dd
        '(?:' + // time is optional
        '(?:t|T|[ \\t]+)' + // t | T | whitespace
        '([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)' + // Hh:Mm:Ss(.ss)?
        '(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?' + // Z | +5 | -03:30
        ')?$'),
    resolve(str) {
        const match = str.match(timestamp.test);
        if (!match)
            throw new Error('!!timestamp expects a date, starting with yyyy-mm-dd');
        const [, year, month, day, hour, minute, second] = match.map(Number);
        const millisec = match[7] ? Number((match[7] + '00').substr(1, 3)) : 0;
        let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
        const tz = match[8];
        if (tz && tz !== 'Z') {
            let d = parseSexagesimal(tz, false);
            if (Math.abs(d) < 30)
                d *= 60;
            date -= 60000 * d;
        }
        return new Date(date);
    },
    stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, '') ?? ''
};

exports.floatTime = floatTime;
exports.intTime = intTime;
exports.timestamp = timestamp;


/***/ }),

/***/ 4475:
/***/ ((__unused_webpack_module, exports) => {



const FOLD_FLOW = 'flow';
const FOLD_BLOCK = 'block';
const FOLD_QUOTED = 'quoted';
/**
 * Tries to keep input at up to `lineWidth` characters, splitting only on spaces
 * not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
 * terminated with `\n` and started with `indent`.
 */
function foldFlowLines(text, indent, mode = 'flow', { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
    if (!lineWidth || lineWidth < 0)
        return text;
    if (lineWidth < minContentWidth)
        minContentWidth = 0;
    const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
    if (text.length <= endStep)
        return text;
    const folds = [];
    const escapedFolds = {};
    let end = lineWidth - indent.length;
    if (typeof indentAtStart === 'number') {
        if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
            folds.push(0);
        else
            end = lineWidth - indentAtStart;
    }
    let split = undefined;
    let prev = undefined;
    let overflow = false;
    let i = -1;
    let escStart = -1;
    let escEnd = -1;
    if (mode === FOLD_BLOCK) {
        i = consumeMoreIndentedLines(text, i, indent.length);
        if (i !== -1)
            end = i + endStep;
    }
    for (let ch; (ch = text[(i += 1)]);) {
        if (mode === FOLD_QUOTED && ch === '\\') {
            escStart = i;
            switch (text[i + 1]) {
                case 'x':
                    i += 3;
                    break;
                case 'u':
                    i += 5;
                    break;
                case 'U':
                    i += 9;
                    break;
                default:
                    i += 1;
            }
            escEnd = i;
        }
        if (ch === '\n') {
            if (mode === FOLD_BLOCK)
                i = consumeMoreIndentedLines(text, i, indent.length);
            end = i + indent.length + endStep;
            split = undefined;
        }
        else {
            if (ch === ' ' &&
                prev &&
                prev !== ' ' &&
                prev !== '\n' &&
                prev !== '\t') {
                // space surrounded by non-space can be replaced with newline + indent
                const next = text[i + 1];
                if (next && next !== ' ' && next !== '\n' && next !== '\t')
                    split = i;
            }
            if (i >= end) {
                if (split) {
                    folds.push(split);
                    end = split + endStep;
                    split = undefined;
                }
                else if (mode === FOLD_QUOTED) {
                    // white-space collected at end may stretch past lineWidth
                    while (prev === ' ' || prev === '\t') {
                        prev = ch;
                        ch = text[(i += 1)];
                        overflow = true;
                    }
                    // Account for newline escape, but don't break preceding escape
                    const j = i > escEnd + 1 ? i - 2 : escStart - 1;
                    // Bail out if lineWidth & minContentWidth are shorter than an escape string
                    if (escapedFolds[j])
                        return text;
                    folds.push(j);
                    escapedFolds[j] = true;
                    end = j + endStep;
                    split = undefined;
                }
                else {
                    overflow = true;
                }
            }
        }
        prev = ch;
    }
    if (overflow && onOverflow)
        onOverflow();
    if (folds.length === 0)
        return text;
    if (onFold)
        onFold();
    let res = text.slice(0, folds[0]);
    for (let i = 0; i < folds.length; ++i) {
        const fold = folds[i];
        const end = folds[i + 1] || text.length;
        if (fold === 0)
            res = `\n${indent}${text.slice(0, end)}`;
        else {
            if (mode === FOLD_QUOTED && escapedFolds[fold])
                res += `${text[fold]}\\`;
            res += `\n${indent}${text.slice(fold + 1, end)}`;
        }
    }
    return res;
}
/**
 * Presumes `i + 1` is at the start of a line
 * @returns index of last newline in more-indented block
 */
function consumeMoreIndentedLines(text, i, indent) {
    let end = i;
    let start = i + 1;
    let ch = text[start];
    while (ch === ' ' || ch === '\t') {
        if (i < start + indent) {
            ch = text[++i];
        }
        else {
            do {
                ch = text[++i];
            } while (ch && ch !== '\n');
            end = i;
            start = i + 1;
            ch = text[start];
        }
    }
    return end;
}

exports.FOLD_BLOCK = FOLD_BLOCK;
exports.FOLD_FLOW = FOLD_FLOW;
exports.FOLD_QUOTED = FOLD_QUOTED;
exports.foldFlowLines = foldFlowLines;


/***/ }),

/***/ 2148:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(1596);
var identity = __nccwpck_require__(1127);
var stringifyComment = __nccwpck_require__(9799);
var stringifyString = __nccwpck_require__(3069);

function createStringifyContext(doc, options) {
    const opt = Object.assign({
        blockQuote: true,
        commentString: stringifyComment.stringifyComment,
        defaultKeyType: null,
        defaultStringType: 'PLAIN',
        directives: null,
        doubleQuotedAsJSON: false,
        doubleQuotedMinMultiLineLength: 40,
        falseStr: 'false',
        flowCollectionPadding: true,
        indentSeq: true,
        lineWidth: 80,
        minContentWidth: 20,
        nullStr: 'null',
        simpleKeys: false,
        singleQuote: null,
        trailingComma: false,
        trueStr: 'true',
        verifyAliasOrder: true
    }, doc.schema.toStringOptions, options);
    let inFlow;
    switch (opt.collectionStyle) {
        case 'block':
            inFlow = false;
            break;
        case 'flow':
            inFlow = true;
            break;
        default:
            inFlow = null;
    }
    return {
        anchors: new Set(),
        doc,
        flowCollectionPadding: opt.flowCollectionPadding ? ' ' : '',
        indent: '',
        indentStep: typeof opt.indent === 'number' ? ' '.repeat(opt.indent) : '  ',
        inFlow,
        options: opt
    };
}
function getTagObject(tags, item) {
    if (item.tag) {
        const match = tags.filter(t => t.tag === item.tag);
        if (match.length > 0)
            return match.find(t => t.format === item.format) ?? match[0];
    }
    let tagObj = undefined;
    let obj;
    if (identity.isScalar(item)) {
        obj = item.value;
        let match = tags.filter(t => t.identify?.(obj));
        if (match.length > 1) {
            const testMatch = match.filter(t => t.test);
            if (testMatch.length > 0)
                match = testMatch;
        }
        tagObj =
            match.find(t => t.format === item.format) ?? match.find(t => !t.format);
    }
    else {
        obj = item;
        tagObj = tags.find(t => t.nodeClass && obj instanceof t.nodeClass);
    }
    if (!tagObj) {
        const name = obj?.constructor?.name ?? (obj === null ? 'null' : typeof obj);
        throw new Error(`Tag not resolved for ${name} value`);
    }
    return tagObj;
}
// needs to be called before value stringifier to allow for circular anchor refs
function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
    if (!doc.directives)
        return '';
    const props = [];
    const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
    if (anchor && anchors.anchorIsValid(anchor)) {
        anchors$1.add(anchor);
        props.push(`&${anchor}`);
    }
    const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
    if (tag)
        props.push(doc.directives.tagString(tag));
    return props.join(' ');
}
function stringify(item, ctx, onComment, onChompKeep) {
    if (identity.isPair(item))
        return item.toString(ctx, onComment, onChompKeep);
    if (identity.isAlias(item)) {
        if (ctx.doc.directives)
            return item.toString(ctx);
        if (ctx.resolvedAliases?.has(item)) {
            throw new TypeError(`Cannot stringify circular structure without alias nodes`);
        }
        else {
            if (ctx.resolvedAliases)
                ctx.resolvedAliases.add(item);
            else
                ctx.resolvedAliases = new Set([item]);
            item = item.resolve(ctx.doc);
        }
    }
    let tagObj = undefined;
    const node = identity.isNode(item)
        ? item
        : ctx.doc.createNode(item, { onTagObj: o => (tagObj = o) });
    tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
    const props = stringifyProps(node, tagObj, ctx);
    if (props.length > 0)
        ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
    const str = typeof tagObj.stringify === 'function'
        ? tagObj.stringify(node, ctx, onComment, onChompKeep)
        : identity.isScalar(node)
            ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep)
            : node.toString(ctx, onComment, onChompKeep);
    if (!props)
        return str;
    return identity.isScalar(node) || str[0] === '{' || str[0] === '['
        ? `${props} ${str}`
        : `${props}\n${ctx.indent}${str}`;
}

exports.createStringifyContext = createStringifyContext;
exports.stringify = stringify;


/***/ }),

/***/ 1212:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyCollection(collection, ctx, options) {
    const flow = ctx.inFlow ?? collection.flow;
    const stringify = flow ? stringifyFlowCollection : stringifyBlockCollection;
    return stringify(collection, ctx, options);
}
function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
    const { indent, options: { commentString } } = ctx;
    const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
    let chompKeep = false; // flag for the preceding node's status
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (!chompKeep && item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (!chompKeep && ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
            }
        }
        chompKeep = false;
        let str = stringify.stringify(item, itemCtx, () => (comment = null), () => (chompKeep = true));
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        if (chompKeep && comment)
            chompKeep = false;
        lines.push(blockItemPrefix + str);
    }
    let str;
    if (lines.length === 0) {
        str = flowChars.start + flowChars.end;
    }
    else {
        str = lines[0];
        for (let i = 1; i < lines.length; ++i) {
            const line = lines[i];
            str += line ? `\n${indent}${line}` : '\n';
        }
    }
    if (comment) {
        str += '\n' + stringifyComment.indentComment(commentString(comment), indent);
        if (onComment)
            onComment();
    }
    else if (chompKeep && onChompKeep)
        onChompKeep();
    return str;
}
function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
    const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
    itemIndent += indentStep;
    const itemCtx = Object.assign({}, ctx, {
        indent: itemIndent,
        inFlow: true,
        type: null
    });
    let reqNewline = false;
    let linesAtValue = 0;
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, false);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, false);
                if (ik.comment)
                    reqNewline = true;
            }
            const iv = identity.isNode(item.value) ? item.value : null;
            if (iv) {
                if (iv.comment)
                    comment = iv.comment;
                if (iv.commentBefore)
                    reqNewline = true;
            }
            else if (item.value == null && ik?.comment) {
                comment = ik.comment;
            }
        }
        if (comment)
            reqNewline = true;
        let str = stringify.stringify(item, itemCtx, () => (comment = null));
        reqNewline || (reqNewline = lines.length > linesAtValue || str.includes('\n'));
        if (i < items.length - 1) {
            str += ',';
        }
        else if (ctx.options.trailingComma) {
            if (ctx.options.lineWidth > 0) {
                reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) +
                    (str.length + 2) >
                    ctx.options.lineWidth);
            }
            if (reqNewline) {
                str += ',';
            }
        }
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        lines.push(str);
        linesAtValue = lines.length;
    }
    const { start, end } = flowChars;
    if (lines.length === 0) {
        return start + end;
    }
    else {
        if (!reqNewline) {
            const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
            reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
        }
        if (reqNewline) {
            let str = start;
            for (const line of lines)
                str += line ? `\n${indentStep}${indent}${line}` : '\n';
            return `${str}\n${indent}${end}`;
        }
        else {
            return `${start}${fcPadding}${lines.join(' ')}${fcPadding}${end}`;
        }
    }
}
function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
    if (comment && chompKeep)
        comment = comment.replace(/^\n+/, '');
    if (comment) {
        const ic = stringifyComment.indentComment(commentString(comment), indent);
        lines.push(ic.trimStart()); // Avoid double indent on first line
    }
}

exports.stringifyCollection = stringifyCollection;


/***/ }),

/***/ 9799:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringifies a comment.
 *
 * Empty comment lines are left empty,
 * lines consisting of a single space are replaced by `#`,
 * and all other lines are prefixed with a `#`.
 */
const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, '#');
function indentComment(comment, indent) {
    if (/^\n+$/.test(comment))
        return comment.substring(1);
    return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
}
const lineComment = (str, indent, comment) => str.endsWith('\n')
    ? indentComment(comment, indent)
    : comment.includes('\n')
        ? '\n' + indentComment(comment, indent)
        : (str.endsWith(' ') ? '' : ' ') + comment;

exports.indentComment = indentComment;
exports.lineComment = lineComment;
exports.stringifyComment = stringifyComment;


/***/ }),

/***/ 6829:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyDocument(doc, options) {
    const lines = [];
    let hasDirectives = options.directives === true;
    if (options.directives !== false && doc.directives) {
        const dir = doc.directives.toString(doc);
        if (dir) {
            lines.push(dir);
            hasDirectives = true;
        }
        else if (doc.directives.docStart)
            hasDirectives = true;
    }
    if (hasDirectives)
        lines.push('---');
    const ctx = stringify.createStringifyContext(doc, options);
    const { commentString } = ctx.options;
    if (doc.commentBefore) {
        if (lines.length !== 1)
            lines.unshift('');
        const cs = commentString(doc.commentBefore);
        lines.unshift(stringifyComment.indentComment(cs, ''));
    }
    let chompKeep = false;
    let contentComment = null;
    if (doc.contents) {
        if (identity.isNode(doc.contents)) {
            if (doc.contents.spaceBefore && hasDirectives)
                lines.push('');
            if (doc.contents.commentBefore) {
                const cs = commentString(doc.contents.commentBefore);
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            // top-level block scalars need to be indented if followed by a comment
            ctx.forceBlockIndent = !!doc.comment;
            contentComment = doc.contents.comment;
        }
        const onChompKeep = contentComment ? undefined : () => (chompKeep = true);
        let body = stringify.stringify(doc.contents, ctx, () => (contentComment = null), onChompKeep);
        if (contentComment)
            body += stringifyComment.lineComment(body, '', commentString(contentComment));
        if ((body[0] === '|' || body[0] === '>') &&
            lines[lines.length - 1] === '---') {
            // Top-level block scalars with a preceding doc marker ought to use the
            // same line for their header.
            lines[lines.length - 1] = `--- ${body}`;
        }
        else
            lines.push(body);
    }
    else {
        lines.push(stringify.stringify(doc.contents, ctx));
    }
    if (doc.directives?.docEnd) {
        if (doc.comment) {
            const cs = commentString(doc.comment);
            if (cs.includes('\n')) {
                lines.push('...');
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            else {
                lines.push(`... ${cs}`);
            }
        }
        else {
            lines.push('...');
        }
    }
    else {
        let dc = doc.comment;
        if (dc && chompKeep)
            dc = dc.replace(/^\n+/, '');
        if (dc) {
            if ((!chompKeep || contentComment) && lines[lines.length - 1] !== '')
                lines.push('');
            lines.push(stringifyComment.indentComment(commentString(dc), ''));
        }
    }
    return lines.join('\n') + '\n';
}

exports.stringifyDocument = stringifyDocument;


/***/ }),

/***/ 8689:
/***/ ((__unused_webpack_module, exports) => {



function stringifyNumber({ format, minFractionDigits, tag, value }) {
    if (typeof value === 'bigint')
        return String(value);
    const num = typeof value === 'number' ? value : Number(value);
    if (!isFinite(num))
        return isNaN(num) ? '.nan' : num < 0 ? '-.inf' : '.inf';
    let n = Object.is(value, -0) ? '-0' : JSON.stringify(value);
    if (!format &&
        minFractionDigits &&
        (!tag || tag === 'tag:yaml.org,2002:float') &&
        /^-?\d/.test(n) &&
        !n.includes('e')) {
        let i = n.indexOf('.');
        if (i < 0) {
            i = n.length;
            n += '.';
        }
        let d = minFractionDigits - (n.length - i - 1);
        while (d-- > 0)
            n += '0';
    }
    return n;
}

exports.stringifyNumber = stringifyNumber;


/***/ }),

/***/ 9748:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
    const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
    let keyComment = (identity.isNode(key) && key.comment) || null;
    if (simpleKeys) {
        if (keyComment) {
            throw new Error('With simple keys, key nodes cannot have comments');
        }
        if (identity.isCollection(key) || (!identity.isNode(key) && typeof key === 'object')) {
            const msg = 'With simple keys, collection cannot be used as a key value';
            throw new Error(msg);
        }
    }
    let explicitKey = !simpleKeys &&
        (!key ||
            (keyComment && value == null && !ctx.inFlow) ||
            identity.isCollection(key) ||
            (identity.isScalar(key)
                ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL
                : typeof key === 'object'));
    ctx = Object.assign({}, ctx, {
        allNullValues: false,
        implicitKey: !explicitKey && (simpleKeys || !allNullValues),
        indent: indent + indentStep
    });
    let keyCommentDone = false;
    let chompKeep = false;
    let str = stringify.stringify(key, ctx, () => (keyCommentDone = true), () => (chompKeep = true));
    if (!explicitKey && !ctx.inFlow && str.length > 1024) {
        if (simpleKeys)
            throw new Error('With simple keys, single line scalar must not span more than 1024 characters');
        explicitKey = true;
    }
    if (ctx.inFlow) {
        if (allNullValues || value == null) {
            if (keyCommentDone && onComment)
                onComment();
            return str === '' ? '?' : explicitKey ? `? ${str}` : str;
        }
    }
    else if ((allNullValues && !simpleKeys) || (value == null && explicitKey)) {
        str = `? ${str}`;
        if (keyComment && !keyCommentDone) {
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        }
        else if (chompKeep && onChompKeep)
            onChompKeep();
        return str;
    }
    if (keyCommentDone)
        keyComment = null;
    if (explicitKey) {
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        str = `? ${str}\n${indent}:`;
    }
    else {
        str = `${str}:`;
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
    }
    let vsb, vcb, valueComment;
    if (identity.isNode(value)) {
        vsb = !!value.spaceBefore;
        vcb = value.commentBefore;
        valueComment = value.comment;
    }
    else {
        vsb = false;
        vcb = null;
        valueComment = null;
        if (value && typeof value === 'object')
            value = doc.createNode(value);
    }
    ctx.implicitKey = false;
    if (!explicitKey && !keyComment && identity.isScalar(value))
        ctx.indentAtStart = str.length + 1;
    chompKeep = false;
    if (!indentSeq &&
        indentStep.length >= 2 &&
        !ctx.inFlow &&
        !explicitKey &&
        identity.isSeq(value) &&
        !value.flow &&
        !value.tag &&
        !value.anchor) {
        // If indentSeq === false, consider '- ' as part of indentation where possible
        ctx.indent = ctx.indent.substring(2);
    }
    let valueCommentDone = false;
    const valueStr = stringify.stringify(value, ctx, () => (valueCommentDone = true), () => (chompKeep = true));
    let ws = ' ';
    if (keyComment || vsb || vcb) {
        ws = vsb ? '\n' : '';
        if (vcb) {
            const cs = commentString(vcb);
            ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
        }
        if (valueStr === '' && !ctx.inFlow) {
            if (ws === '\n' && valueComment)
                ws = '\n\n';
        }
        else {
            ws += `\n${ctx.indent}`;
        }
    }
    else if (!explicitKey && identity.isCollection(value)) {
        const vs0 = valueStr[0];
        const nl0 = valueStr.indexOf('\n');
        const hasNewline = nl0 !== -1;
        const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
        if (hasNewline || !flow) {
            let hasPropsLine = false;
            if (hasNewline && (vs0 === '&' || vs0 === '!')) {
                let sp0 = valueStr.indexOf(' ');
                if (vs0 === '&' &&
                    sp0 !== -1 &&
                    sp0 < nl0 &&
                    valueStr[sp0 + 1] === '!') {
                    sp0 = valueStr.indexOf(' ', sp0 + 1);
                }
                if (sp0 === -1 || nl0 < sp0)
                    hasPropsLine = true;
            }
            if (!hasPropsLine)
                ws = `\n${ctx.indent}`;
        }
    }
    else if (valueStr === '' || valueStr[0] === '\n') {
        ws = '';
    }
    str += ws + valueStr;
    if (ctx.inFlow) {
        if (valueCommentDone && onComment)
            onComment();
    }
    else if (valueComment && !valueCommentDone) {
        str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
    }
    else if (chompKeep && onChompKeep) {
        onChompKeep();
    }
    return str;
}

exports.stringifyPair = stringifyPair;


/***/ }),

/***/ 3069:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var foldFlowLines = __nccwpck_require__(4475);

const getFoldOptions = (ctx, isBlock) => ({
    indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
    lineWidth: ctx.options.lineWidth,
    minContentWidth: ctx.options.minContentWidth
});
// Also checks for lines starting with %, as parsing the output as YAML 1.1 will
// presume that's starting a new document.
const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
function lineLengthOverLimit(str, lineWidth, indentLength) {
    if (!lineWidth || lineWidth < 0)
        return false;
    const limit = lineWidth - indentLength;
    const strLen = str.length;
    if (strLen <= limit)
        return false;
    for (let i = 0, start = 0; i < strLen; ++i) {
        if (str[i] === '\n') {
            if (i - start > limit)
                return true;
            start = i + 1;
            if (strLen - start <= limit)
                return false;
        }
    }
    return true;
}
function doubleQuotedString(value, ctx) {
    const json = JSON.stringify(value);
    if (ctx.options.doubleQuotedAsJSON)
        return json;
    const { implicitKey } = ctx;
    const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    let str = '';
    let start = 0;
    for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
        if (ch === ' ' && json[i + 1] === '\\' && json[i + 2] === 'n') {
            // space before newline needs to be escaped to not be folded
            str += json.slice(start, i) + '\\ ';
            i += 1;
            start = i;
            ch = '\\';
        }
        if (ch === '\\')
            switch (json[i + 1]) {
                case 'u':
                    {
                        str += json.slice(start, i);
                        const code = json.substr(i + 2, 4);
                        switch (code) {
                            case '0000':
                                str += '\\0';
                                break;
                            case '0007':
                                str += '\\a';
                                break;
                            case '000b':
                                str += '\\v';
                                break;
                            case '001b':
                                str += '\\e';
                                break;
                            case '0085':
                                str += '\\N';
                                break;
                            case '00a0':
                                str += '\\_';
                                break;
                            case '2028':
                                str += '\\L';
                                break;
                            case '2029':
                                str += '\\P';
                                break;
                            default:
                                if (code.substr(0, 2) === '00')
                                    str += '\\x' + code.substr(2);
                                else
                                    str += json.substr(i, 6);
                        }
                        i += 5;
                        start = i + 1;
                    }
                    break;
                case 'n':
                    if (implicitKey ||
                        json[i + 2] === '"' ||
                        json.length < minMultiLineLength) {
                        i += 1;
                    }
                    else {
                        // folding will eat first newline
                        str += json.slice(start, i) + '\n\n';
                        while (json[i + 2] === '\\' &&
                            json[i + 3] === 'n' &&
                            json[i + 4] !== '"') {
                            str += '\n';
                            i += 2;
                        }
                        str += indent;
                        // space after newline needs to be escaped to not be folded
                        if (json[i + 2] === ' ')
                            str += '\\';
                        i += 1;
                        start = i + 1;
                    }
                    break;
                default:
                    i += 1;
            }
    }
    str = start ? str + json.slice(start) : json;
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
}
function singleQuotedString(value, ctx) {
    if (ctx.options.singleQuote === false ||
        (ctx.implicitKey && value.includes('\n')) ||
        /[ \t]\n|\n[ \t]/.test(value) // single quoted string can't have leading or trailing whitespace around newline
    )
        return doubleQuotedString(value, ctx);
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
    return ctx.implicitKey
        ? res
        : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function quotedString(value, ctx) {
    const { singleQuote } = ctx.options;
    let qs;
    if (singleQuote === false)
        qs = doubleQuotedString;
    else {
        const hasDouble = value.includes('"');
        const hasSingle = value.includes("'");
        if (hasDouble && !hasSingle)
            qs = singleQuotedString;
        else if (hasSingle && !hasDouble)
            qs = doubleQuotedString;
        else
            qs = singleQuote ? singleQuotedString : doubleQuotedString;
    }
    return qs(value, ctx);
}
// The negative lookbehind avoids a polynomial search,
// but isn't supported yet on Safari: https://caniuse.com/js-regexp-lookbehind
let blockEndNewlines;
try {
    blockEndNewlines = new RegExp('(^|(?<!\n))\n+(?!\n|$)', 'g');
}
catch {
    blockEndNewlines = /\n+(?!\n|$)/g;
}
function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
    const { blockQuote, commentString, lineWidth } = ctx.options;
    // 1. Block can't end in whitespace unless the last line is non-empty.
    // 2. Strings consisting of only whitespace are best rendered explicitly.
    if (!blockQuote || /\n[\t ]+$/.test(value)) {
        return quotedString(value, ctx);
    }
    const indent = ctx.indent ||
        (ctx.forceBlockIndent || containsDocumentMarker(value) ? '  ' : '');
    const literal = blockQuote === 'literal'
        ? true
        : blockQuote === 'folded' || type === Scalar.Scalar.BLOCK_FOLDED
            ? false
            : type === Scalar.Scalar.BLOCK_LITERAL
                ? true
                : !lineLengthOverLimit(value, lineWidth, indent.length);
    if (!value)
        return literal ? '|\n' : '>\n';
    // determine chomping from whitespace at value end
    let chomp;
    let endStart;
    for (endStart = value.length; endStart > 0; --endStart) {
        const ch = value[endStart - 1];
        if (ch !== '\n' && ch !== '\t' && ch !== ' ')
            break;
    }
    let end = value.substring(endStart);
    const endNlPos = end.indexOf('\n');
    if (endNlPos === -1) {
        chomp = '-'; // strip
    }
    else if (value === end || endNlPos !== end.length - 1) {
        chomp = '+'; // keep
        if (onChompKeep)
            onChompKeep();
    }
    else {
        chomp = ''; // clip
    }
    if (end) {
        value = value.slice(0, -end.length);
        if (end[end.length - 1] === '\n')
            end = end.slice(0, -1);
        end = end.replace(blockEndNewlines, `$&${indent}`);
    }
    // determine indent indicator from whitespace at value start
    let startWithSpace = false;
    let startEnd;
    let startNlPos = -1;
    for (startEnd = 0; startEnd < value.length; ++startEnd) {
        const ch = value[startEnd];
        if (ch === ' ')
            startWithSpace = true;
        else if (ch === '\n')
            startNlPos = startEnd;
        else
            break;
    }
    let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
    if (start) {
        value = value.substring(start.length);
        start = start.replace(/\n+/g, `$&${indent}`);
    }
    const indentSize = indent ? '2' : '1'; // root is at -1
    // Leading | or > is added later
    let header = (startWithSpace ? indentSize : '') + chomp;
    if (comment) {
        header += ' ' + commentString(comment.replace(/ ?[\r\n]+/g, ' '));
        if (onComment)
            onComment();
    }
    if (!literal) {
        const foldedValue = value
            .replace(/\n+/g, '\n$&')
            .replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, '$1$2') // more-indented lines aren't folded
            //                ^ more-ind. ^ empty     ^ capture next empty lines only at end of indent
            .replace(/\n+/g, `$&${indent}`);
        let literalFallback = false;
        const foldOptions = getFoldOptions(ctx, true);
        if (blockQuote !== 'folded' && type !== Scalar.Scalar.BLOCK_FOLDED) {
            foldOptions.onOverflow = () => {
                literalFallback = true;
            };
        }
        const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
        if (!literalFallback)
            return `>${header}\n${indent}${body}`;
    }
    value = value.replace(/\n+/g, `$&${indent}`);
    return `|${header}\n${indent}${start}${value}${end}`;
}
function plainString(item, ctx, onComment, onChompKeep) {
    const { type, value } = item;
    const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
    if ((implicitKey && value.includes('\n')) ||
        (inFlow && /[[\]{},]/.test(value))) {
        return quotedString(value, ctx);
    }
    if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
        // not allowed:
        // - '-' or '?'
        // - start with an indicator character (except [?:-]) or /[?-] /
        // - '\n ', ': ' or ' \n' anywhere
        // - '#' not preceded by a non-space char
        // - end with ' ' or ':'
        return implicitKey || inFlow || !value.includes('\n')
            ? quotedString(value, ctx)
            : blockString(item, ctx, onComment, onChompKeep);
    }
    if (!implicitKey &&
        !inFlow &&
        type !== Scalar.Scalar.PLAIN &&
        value.includes('\n')) {
        // Where allowed & type not set explicitly, prefer block style for multiline strings
        return blockString(item, ctx, onComment, onChompKeep);
    }
    if (containsDocumentMarker(value)) {
        if (indent === '') {
            ctx.forceBlockIndent = true;
            return blockString(item, ctx, onComment, onChompKeep);
        }
        else if (implicitKey && indent === indentStep) {
            return quotedString(value, ctx);
        }
    }
    const str = value.replace(/\n+/g, `$&\n${indent}`);
    // Verify that output will be parsed as a string, as e.g. plain numbers and
    // booleans get parsed with those types in v1.2 (e.g. '42', 'true' & '0.9e-3'),
    // and others in v1.1.
    if (actualString) {
        const test = (tag) => tag.default && tag.tag !== 'tag:yaml.org,2002:str' && tag.test?.test(str);
        const { compat, tags } = ctx.doc.schema;
        if (tags.some(test) || compat?.some(test))
            return quotedString(value, ctx);
    }
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function stringifyString(item, ctx, onComment, onChompKeep) {
    const { implicitKey, inFlow } = ctx;
    const ss = typeof item.value === 'string'
        ? item
        : Object.assign({}, item, { value: String(item.value) });
    let { type } = item;
    if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
        // force double quotes on control characters & unpaired surrogates
        if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
            type = Scalar.Scalar.QUOTE_DOUBLE;
    }
    const _stringify = (_type) => {
        switch (_type) {
            case Scalar.Scalar.BLOCK_FOLDED:
            case Scalar.Scalar.BLOCK_LITERAL:
                return implicitKey || inFlow
                    ? quotedString(ss.value, ctx) // blocks are not valid inside flow containers
                    : blockString(ss, ctx, onComment, onChompKeep);
            case Scalar.Scalar.QUOTE_DOUBLE:
                return doubleQuotedString(ss.value, ctx);
            case Scalar.Scalar.QUOTE_SINGLE:
                return singleQuotedString(ss.value, ctx);
            case Scalar.Scalar.PLAIN:
                return plainString(ss, ctx, onComment, onChompKeep);
            default:
                return null;
        }
    };
    let res = _stringify(type);
    if (res === null) {
        const { defaultKeyType, defaultStringType } = ctx.options;
        const t = (implicitKey && defaultKeyType) || defaultStringType;
        res = _stringify(t);
        if (res === null)
            throw new Error(`Unsupported default string type ${t}`);
    }
    return res;
}

exports.stringifyString = stringifyString;


/***/ }),

/***/ 204:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove node');
/**
 * Apply a visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
function visit(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        visit_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current node */
visit.SKIP = SKIP;
/** Remove the current node */
visit.REMOVE = REMOVE;
function visit_(key, node, visitor, path) {
    const ctrl = callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visit_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = visit_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = visit_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = visit_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
/**
 * Apply an async visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `Promise`: Must resolve to one of the following values
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
async function visitAsync(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        await visitAsync_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visitAsync.BREAK = BREAK;
/** Do not visit the children of the current node */
visitAsync.SKIP = SKIP;
/** Remove the current node */
visitAsync.REMOVE = REMOVE;
async function visitAsync_(key, node, visitor, path) {
    const ctrl = await callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visitAsync_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = await visitAsync_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = await visitAsync_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = await visitAsync_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
function initVisitor(visitor) {
    if (typeof visitor === 'object' &&
        (visitor.Collection || visitor.Node || visitor.Value)) {
        return Object.assign({
            Alias: visitor.Node,
            Map: visitor.Node,
            Scalar: visitor.Node,
            Seq: visitor.Node
        }, visitor.Value && {
            Map: visitor.Value,
            Scalar: visitor.Value,
            Seq: visitor.Value
        }, visitor.Collection && {
            Map: visitor.Collection,
            Seq: visitor.Collection
        }, visitor);
    }
    return visitor;
}
function callVisitor(key, node, visitor, path) {
    if (typeof visitor === 'function')
        return visitor(key, node, path);
    if (identity.isMap(node))
        return visitor.Map?.(key, node, path);
    if (identity.isSeq(node))
        return visitor.Seq?.(key, node, path);
    if (identity.isPair(node))
        return visitor.Pair?.(key, node, path);
    if (identity.isScalar(node))
        return visitor.Scalar?.(key, node, path);
    if (identity.isAlias(node))
        return visitor.Alias?.(key, node, path);
    return undefined;
}
function replaceNode(key, path, node) {
    const parent = path[path.length - 1];
    if (identity.isCollection(parent)) {
        parent.items[key] = node;
    }
    else if (identity.isPair(parent)) {
        if (key === 'key')
            parent.key = node;
        else
            parent.value = node;
    }
    else if (identity.isDocument(parent)) {
        parent.contents = node;
    }
    else {
        const pt = identity.isAlias(parent) ? 'alias' : 'scalar';
        throw new Error(`Cannot replace node with ${pt} parent`);
    }
}

exports.visit = visit;
exports.visitAsync = visitAsync;


/***/ }),

/***/ 8179:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
/** The machine's own clock. A sleep that is left behind does not keep the process alive when its signal aborts. */
const systemClock = {
    now: () => Date.now(),
    sleep: (milliseconds, signal) => new Promise((resolve) => {
        if (signal?.aborted)
            return resolve();
        const done = () => {
            clearTimeout(timer);
            signal?.removeEventListener('abort', done);
            resolve();
        };
        const timer = setTimeout(done, milliseconds);
        signal?.addEventListener('abort', done, { once: true });
    }),
};


/***/ }),

/***/ 4191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  K: () => (/* binding */ LARGEST_FILE),
  r: () => (/* binding */ readConnectionsFile)
});

// EXTERNAL MODULE: ./build/src/is-record.js
var is_record = __nccwpck_require__(3471);
// EXTERNAL MODULE: ./build/src/nearest.js
var nearest = __nccwpck_require__(7707);
// EXTERNAL MODULE: ./build/src/problem.js
var problem = __nccwpck_require__(6762);
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

;// CONCATENATED MODULE: ./build/src/config/paths.js
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

;// CONCATENATED MODULE: ./build/src/config/duplicates.js

/** Finds entries that would resolve to one base connection, and those whose names people could take for one another. */
function duplicateProblems(entries, data) {
    const identities = new Map();
    const lookalikes = new Map();
    const ids = new Map();
    const problems = [];
    const report = (entry, problem) => {
        const spoken = keyForPeople(entry.key);
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
    const spoken = keyForPeople(key);
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
        message: `${pathForPeople(path)} holds a placeholder, but nothing is filled in or expanded in this file`,
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
        message: `${pathForPeople(path)} can't be a reference: it is shown to people, and the value must not be`,
        fix: 'write the value out; references go into clientId, clientSecret, refreshToken and accessToken',
        place: data.valuePlace(path),
    };
}

// EXTERNAL MODULE: ./build/src/sources/sources.js + 3 modules
var sources = __nccwpck_require__(8105);
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
        message: `${pathForPeople(path)} looks like the value of a secret, not like its name`,
        fix: 'write the name that the input `secrets` gives it; if it is the value, treat it as leaked and replace it at its source',
        place: data.valuePlace(path),
    };
}
function misplaced(path, data) {
    return {
        code: 'reference-misplaced',
        message: `${pathForPeople(path)} can't be a reference: it decides where secrets are sent, so it must stand in the file for review`,
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
    const spoken = keyForPeople(key);
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
var ucs2length = __nccwpck_require__(6214);
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
    return { code: 'key-missing', message: `${pathForPeople(path)} lacks \`${name}\``, fix, atKey: true };
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
        message: `${pathForPeople(path)} lacks \`dataCenter\`${other === undefined ? '' : `, or \`${other}\``}`,
        fix: 'add `dataCenter: eu`, or the code of the data centre that holds the account',
        atKey: true,
    };
}
/** A key that the schema does not know; `meant` is the known one that it is nearly. */
function unknownKey(key, path, meant, known) {
    const at = [...path, key];
    const where = pathForPeople(path);
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
    const spoken = isUnderAuth(path) ? undefined : keyForPeople(key);
    const message = spoken !== undefined
        ? `\`${spoken}\` is not a key of ${path.length === 0 ? 'the file' : where}`
        : `${where} has a key that does not belong there`;
    const below = !isUnderAuth(path) && key !== 'secret' && KNOWN_AUTH_KEYS.includes(key);
    const fix = meant !== undefined ? `did you mean \`${meant}\`?` : below ? 'indent it, below `auth:`' : list;
    return { code: 'key-unknown', message, fix, at, atKey: true };
}
/** An entry that stands beside `connections` in place of below it. */
function strayEntry(key) {
    const spoken = keyForPeople(key);
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
    const where = pathForPeople(path);
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
    const where = pathForPeople(path);
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
    // It is not repeated, in case it is not.
    const isName = typeof data === 'string' && /^[A-Z]+(?:_[A-Z0-9]+)+$/.test(data);
    if (isName) {
        const fix = `write \`${name}: { secret: … }\` around the name of a secret; if it is the value itself, treat it as leaked`;
        return { code: 'literal-secret', message: `${where} is text, and no reference to a secret`, fix };
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
        const path = pathOfPointer(error.instancePath);
        const words = wordsFor(error, path, unknown.get(error.instancePath) ?? new Map(), data);
        if (words === undefined)
            return [];
        const { at = path, atKey = false, ...problem } = words;
        const place = atKey ? data.keyPlace(at) : data.valuePlace(at);
        const entry = entryOf(path) ?? entryOf(at);
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
var dist = __nccwpck_require__(8815);
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
        const spoken = isUnderAuth(path) && !KNOWN_AUTH_KEYS.includes(key) ? undefined : keyForPeople(key);
        this.#report('yaml-duplicate-key', offset, path, {
            message: `the key ${spoken === undefined ? '' : `\`${spoken}\` `}stands here a second time; the first is in line ${this.#placeOf(first).line}`,
            fix: 'remove one of the two, or rename it',
        });
    }
    #report(code, offset, path, words) {
        const entry = entryOf(path);
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
        fix: 'remove one of the two, or rename it',
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
    const spoken = keyForPeople(first.key);
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

/***/ 8675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  m: () => (/* binding */ INPUTS),
  K: () => (/* binding */ readInputs)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./build/src/nearest.js
var nearest = __nccwpck_require__(7707);
// EXTERNAL MODULE: ./build/src/secrets/secret.js
var secrets_secret = __nccwpck_require__(6999);
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
            return refused(`mode \`apply\` is refused: ${why}`);
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
const headerText = (value) => /^[\x21-\x7e]{1,256}$/.test(value)
    ? { value }
    : {
        message: 'has a character in it that it cannot have',
        fix: 'copy it again: no white space, at most 256 characters',
    };
const secret = (value) => {
    if (/\$\{\{|^<.*>$/.test(value)) {
        return { message: 'holds a placeholder, not a value', fix: 'hand in `${{ secrets.NAME }}`' };
    }
    if (/^bearer\s/i.test(value))
        return { message: 'begins with "Bearer"', fix: 'give the bare token' };
    if (!/^[\x21-\x7e]+$/.test(value)) {
        return {
            message: 'has white space or another odd character in it',
            fix: 'store the bare value, on one line',
        };
    }
    return value.length < 8
        ? { message: 'is too short to be real', fix: 'check that the whole value was stored' }
        : { value };
};
const parse_input_orgId = (value) => /^[A-Za-z0-9]{1,64}@AdobeOrg$/.test(value)
    ? { value }
    : {
        message: 'is not an organization id',
        fix: /^[A-Za-z0-9]{1,64}$/.test(value)
            ? 'put `@AdobeOrg` behind it'
            : 'it looks like 0123456789ABCDEF01234567@AdobeOrg, without quotes or spaces',
    };
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
        const [, origin = '', path = ''] = /^(https?:\/\/[^/?#]*)(.*)$/s.exec(text) ?? [];
        const url = plainOrigin(origin);
        if (url === undefined)
            return refusal;
        const isOurs = url.hostname === domain || url.hostname.endsWith(`.${domain}`);
        if (!(url.protocol === 'https:' && url.port === '' && isOurs) && !isLoopback(url))
            return refusal;
        return path === '' || path === '/'
            ? { value: url.origin }
            : { message: 'is more than a host', fix: `write \`${url.origin}\`: the paths are known` };
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

// EXTERNAL MODULE: ./build/src/github/repository.js
var github_repository = __nccwpck_require__(5);
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
    const repository = (0,github_repository/* readRepository */.Nu)(environment);
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


/***/ }),

/***/ 8569:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ useProxy)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6762);

/**
 * Makes `fetch` go through the proxy that the environment names, if it names one: Node's own does not look. undici,
 * more than half of the bundle, is read and evaluated only then: see in-one-piece.ts. Throws a ProblemError when the
 * proxy's address is none.
 */
async function useProxy(environment) {
    const names = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];
    if (names.every((name) => (environment[name] ?? '') === ''))
        return;
    const { EnvHttpProxyAgent, Pool, setGlobalDispatcher } = await __nccwpck_require__.e(/* import() */ 752).then(__nccwpck_require__.t.bind(__nccwpck_require__, 4371, 19));
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
        const message = 'HTTPS_PROXY or HTTP_PROXY does not hold an http or https URL';
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm({ code: 'proxy-invalid', message, fix: 'write it as in http://proxy.example.com:3128' }, { cause });
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

/***/ 9784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  T: () => (/* binding */ pullRequestsOf)
});

// EXTERNAL MODULE: ./build/src/problem.js
var src_problem = __nccwpck_require__(6762);
// EXTERNAL MODULE: ./build/src/http/describe-exchange.js
var describe_exchange = __nccwpck_require__(5911);
// EXTERNAL MODULE: ./build/src/http/failure.js
var failure = __nccwpck_require__(4132);
// EXTERNAL MODULE: ./build/src/http/gate.js
var gate = __nccwpck_require__(5815);
// EXTERNAL MODULE: ./build/src/http/http-client.js
var http_client = __nccwpck_require__(6158);
// EXTERNAL MODULE: ./build/src/http/stop.js
var http_stop = __nccwpck_require__(940);
;// CONCATENATED MODULE: ./build/src/github/octokit.js






/** Milliseconds for everything that is asked of GitHub at one point of the run, and for one request of it. */
const TIME_MS = 30_000;
const REQUEST_TIME_MS = 10_000;
/**
 * Lets `ask` ask GitHub, within the limits that every other request of this program has: a time each, a size, no
 * redirects, and another try for what may safely be sent again. Throws a ProblemError when GitHub refuses or can't
 * be reached; `what` says in words what was asked, `fix` what to do about a refusal.
 */
async function askGitHub(access, what, fix, ask) {
    const { clock, cancel, redact } = access;
    const stop = (0,http_stop/* createStop */.n)(clock, TIME_MS, cancel);
    const http = new http_client/* HttpClient */.Q({ ...access, gate: new gate/* Gate */.i(clock, 1), stop, requestTimeout: REQUEST_TIME_MS });
    let last;
    const send = async (request) => {
        last = await (isRepeatable(request) ? http.repeatedly(request) : http.once(request));
        return last;
    };
    try {
        return await ask(await createOctokit(access, send));
    }
    catch (cause) {
        if (last === undefined || cause instanceof src_problem/* ProblemError */.Mm)
            throw cause;
        // Octokit folds what happened into its own words; the exchange itself says it better.
        const problem = refusalOf(last, what, fix, redact);
        // The time for GitHub is over, and not that of the run: this is for the run to tell.
        const isLate = problem.code === 'run-ended' && stop.reason() === 'out-of-time';
        throw new src_problem/* ProblemError */.Mm(isLate ? tooLate(what) : problem, { cause });
    }
    finally {
        stop.dispose();
    }
}
function tooLate(what) {
    return {
        code: 'github-unreachable',
        message: `GitHub did not ${what} within ${TIME_MS / 1000} seconds`,
        fix: 'run the job again later',
    };
}
function refusalOf(last, what, fix, redact) {
    // GraphQL refuses with 200.
    const isOdd = last.kind === 'answer' && last.status < 300;
    return {
        code: (0,failure/* failureCode */.A)(last, { answered: 'github-refused', unreachable: 'github-unreachable' }),
        message: `GitHub did not ${what}: ${isOdd ? 'its answer lacks what was asked for' : (0,describe_exchange/* describeExchange */.Nu)(last, redact)}`,
        fix: isForbidden(last) ? fix : 'run the job again later',
    };
}
/** Whether the token lacks a permission. GitHub answers 403 also when it is asked too much. */
function isForbidden(result) {
    if (result.kind !== 'answer')
        return false;
    const { status, headers } = result;
    const isThrottled = headers.has('retry-after') || headers.get('x-ratelimit-remaining') === '0';
    return status < 300 || ([401, 403, 404].includes(status) && !isThrottled);
}
async function createOctokit({ apiUrl, token }, send) {
    // Read and evaluated only where GitHub is asked: see in-one-piece.ts.
    const { getOctokit } = await Promise.all(/* import() */[__nccwpck_require__.e(752), __nccwpck_require__.e(157), __nccwpck_require__.e(987)]).then(__nccwpck_require__.bind(__nccwpck_require__, 157));
    const quiet = () => { };
    return getOctokit(token.reveal(), {
        baseUrl: apiUrl,
        request: { fetch: fetchOver(send) },
        // It would write to the console, past every sink.
        log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    });
}
/** Everything but the creation of a comment changes nothing, or nothing more, when it arrives twice. */
function isRepeatable({ method, url }) {
    return method !== 'POST' || url.endsWith('/graphql');
}
/** Returns a `fetch` for Octokit that sends by `send`; it throws where no whole answer came. */
function fetchOver(send) {
    return async (input, init) => {
        const method = METHODS.find((each) => each === init?.method);
        if (method === undefined)
            throw new TypeError(`no ${init?.method ?? 'GET'} is sent to GitHub`);
        const result = await send({
            method,
            url: String(input),
            headers: Object.fromEntries(new Headers(init?.headers)),
            ...(typeof init?.body === 'string' ? { body: init.body } : {}),
        });
        if (result.kind !== 'answer')
            throw new TypeError('no whole answer came');
        const { status, headers, json } = result;
        // Octokit takes an empty answer, or a proxy's page, for an empty list.
        if (json === undefined && status !== 204)
            throw new TypeError('the answer is not JSON');
        return new Response(json === undefined ? null : JSON.stringify(json), { status, headers });
    };
}
const METHODS = ['GET', 'POST', 'PATCH', 'DELETE'];

;// CONCATENATED MODULE: ./build/src/github/pull-requests.js


/** A listing of comments this long stays within the size that an answer may have, whatever their length. */
const COMMENTS_PER_PAGE = 30;
/**
 * Milliseconds before each look for a merged pull request: the push that a merge makes may set off a run before GitHub
 * tells the pull request by its commit.
 */
const WAITS_MS = [0, 2_000, 5_000];
/** Returns the pull requests of `repository`, as the holder of the token sees them. */
function pullRequestsOf(repository, access) {
    return {
        keepComment: (comment) => askGitHub(access, 'take the comment', 'give the job the permission `pull-requests: write`, or set `comment: false`', (octokit) => keepComment(comment, repository, octokit)),
        findMerged: (stopped) => askGitHub({ ...access, cancel: stopped }, 'show the reviewed plan', 'give the job the permission `pull-requests: read`', async (octokit) => {
            for (const wait of WAITS_MS) {
                await access.clock.sleep(wait, stopped);
                const merged = await findMerged(repository, octokit);
                if (merged !== undefined)
                    return merged;
            }
            return undefined;
        }),
    };
}
/** @see https://docs.github.com/en/rest/issues/comments */
async function keepComment({ pullRequest: { number, head }, marker, body }, { owner, name: repo }, octokit) {
    const pull = await octokit.rest.pulls.get({ owner, repo, pull_number: number });
    // After the merge the comment is what was reviewed: a late run must not write over it.
    if (pull.data.state === 'closed') {
        throw new src_problem/* ProblemError */.Mm({
            code: 'comment-impossible',
            message: 'the pull request is not open any more',
            fix: 'nothing to do: its comment stays as it was reviewed',
        });
    }
    if (pull.data.head.sha !== head) {
        throw new src_problem/* ProblemError */.Mm({
            code: 'comment-impossible',
            message: `the pull request has moved on from commit ${head.slice(0, 7)}`,
            fix: 'nothing to do: the run for the newer commit shows its plan there',
        });
    }
    const comments = await ownComments(octokit, { owner, repo, issue_number: number });
    const [kept, ...others] = comments.filter((comment) => comment.body.startsWith(marker));
    if (kept === undefined) {
        await octokit.rest.issues.createComment({ owner, repo, issue_number: number, body });
        return;
    }
    await octokit.rest.issues.updateComment({ owner, repo, comment_id: kept.id, body });
    // Two runs that both found none have each made one.
    for (const { id } of others) {
        // Another run may have removed it by now, and the comment that counts is there.
        await octokit.rest.issues.deleteComment({ owner, repo, comment_id: id }).catch(() => { });
    }
}
/** @see https://docs.github.com/en/rest/commits/commits#list-pull-requests-associated-with-a-commit */
async function findMerged({ owner, name: repo, commit, branch }, octokit) {
    const pulls = await octokit.paginate(octokit.rest.repos.listPullRequestsAssociatedWithCommit, {
        owner,
        repo,
        commit_sha: commit,
    });
    // Others may hold the commit too: one that a later branch was opened for, or one that was merged into a branch that
    // nobody protects, from where the commit came here.
    const merged = pulls.find((pull) => typeof pull.merged_at === 'string' && pull.merge_commit_sha === commit && pull.base.ref === branch);
    if (merged === undefined)
        return undefined;
    const { number, head, merged_at: mergedAt } = merged;
    const comments = await ownComments(octokit, { owner, repo, issue_number: number });
    // What was written after the merge, nobody has reviewed. Both times are GitHub's.
    const reviewed = comments.filter(({ updatedAt }) => Date.parse(updatedAt) <= Date.parse(mergedAt ?? ''));
    return { number, head: head.sha, comments: reviewed.map(({ body }) => body) };
}
/** Returns the comments that the holder of the token wrote, the oldest first. */
async function ownComments(octokit, issue) {
    // The REST API does not tell an app's token whose it is; the GraphQL API does.
    const { viewer } = await octokit.graphql('query { viewer { login } }');
    if (typeof viewer.login !== 'string' || viewer.login === '')
        throw new TypeError('nobody is told');
    const comments = await octokit.paginate(octokit.rest.issues.listComments, {
        ...issue,
        per_page: COMMENTS_PER_PAGE,
    });
    // One of the APIs may leave out what marks a bot's name, and nobody else can have a name with it.
    const isOurs = (login, type) => login === viewer.login || (type === 'Bot' && login === `${viewer.login}[bot]`);
    return comments
        .filter(({ user }) => isOurs(user?.login, user?.type))
        .map(({ id, body, updated_at: updatedAt }) => ({ id, body: body ?? '', updatedAt }));
}


/***/ }),

/***/ 5:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Mo: () => (/* binding */ docsUrlOf),
/* harmony export */   Nu: () => (/* binding */ readRepository),
/* harmony export */   iT: () => (/* binding */ DOCS)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);

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
    const way = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(workspace, action).replaceAll(node_path__WEBPACK_IMPORTED_MODULE_0__.sep, '/');
    if (way.startsWith('..') || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(way))
        return undefined;
    const folder = way === '' ? '' : `${way}/`;
    return isPlain(`x/${folder}`) ? `${serverUrl}/${user}/blob/${commit}/${folder}${DOCS}` : undefined;
}
/** Where the paragraphs on the codes are, in the folder of the action. */
const DOCS = 'docs/troubleshooting.md';
/** Whether text can stand in an address as it is. */
function isPlain(text) {
    return text !== undefined && /^[\w./-]+$/.test(text) && !text.includes('..');
}


/***/ }),

/***/ 4219:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ githubSinks)
});

// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/oidc-utils.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



class oidc_utils_OidcClient {
    static createHttpClient(allowRetry = true, maxRetry = 10) {
        const requestOptions = {
            allowRetries: allowRetry,
            maxRetries: maxRetry
        };
        return new HttpClient('actions/oidc-client', [new BearerCredentialHandler(oidc_utils_OidcClient.getRequestToken())], requestOptions);
    }
    static getRequestToken() {
        const token = process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
        if (!token) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable');
        }
        return token;
    }
    static getIDTokenUrl() {
        const runtimeUrl = process.env['ACTIONS_ID_TOKEN_REQUEST_URL'];
        if (!runtimeUrl) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable');
        }
        return runtimeUrl;
    }
    static getCall(id_token_url) {
        return __awaiter(this, void 0, void 0, function* () {
            var _a;
            const httpclient = oidc_utils_OidcClient.createHttpClient();
            const res = yield httpclient
                .getJson(id_token_url)
                .catch(error => {
                throw new Error(`Failed to get ID Token. \n 
        Error Code : ${error.statusCode}\n 
        Error Message: ${error.message}`);
            });
            const id_token = (_a = res.result) === null || _a === void 0 ? void 0 : _a.value;
            if (!id_token) {
                throw new Error('Response json body do not have ID Token field');
            }
            return id_token;
        });
    }
    static getIDToken(audience) {
        return __awaiter(this, void 0, void 0, function* () {
            try {
                // New ID Token is requested from action service
                let id_token_url = oidc_utils_OidcClient.getIDTokenUrl();
                if (audience) {
                    const encodedAudience = encodeURIComponent(audience);
                    id_token_url = `${id_token_url}&audience=${encodedAudience}`;
                }
                debug(`ID token url is ${id_token_url}`);
                const id_token = yield oidc_utils_OidcClient.getCall(id_token_url);
                setSecret(id_token);
                return id_token;
            }
            catch (error) {
                throw new Error(`Error message: ${error.message}`);
            }
        });
    }
}
//# sourceMappingURL=oidc-utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = _summary;
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, path.sep);
}
//# sourceMappingURL=path-utils.js.map
;// CONCATENATED MODULE: external "string_decoder"
const external_string_decoder_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");
;// CONCATENATED MODULE: external "events"
const external_events_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");
;// CONCATENATED MODULE: external "child_process"
const external_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");
;// CONCATENATED MODULE: external "assert"
const external_assert_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io-util.js
var io_util_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { chmod, copyFile, lstat, mkdir, open: io_util_open, readdir, rename, rm, rmdir, stat, symlink, unlink } = external_fs_.promises;
// export const {open} = 'fs'
const IS_WINDOWS = process.platform === 'win32';
/**
 * Custom implementation of readlink to ensure Windows junctions
 * maintain trailing backslash for backward compatibility with Node.js < 24
 *
 * In Node.js 20, Windows junctions (directory symlinks) always returned paths
 * with trailing backslashes. Node.js 24 removed this behavior, which breaks
 * code that relied on this format for path operations.
 *
 * This implementation restores the Node 20 behavior by adding a trailing
 * backslash to all junction results on Windows.
 */
function readlink(fsPath) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        const result = yield fs.promises.readlink(fsPath);
        // On Windows, restore Node 20 behavior: add trailing backslash to all results
        // since junctions on Windows are always directory links
        if (IS_WINDOWS && !result.endsWith('\\')) {
            return `${result}\\`;
        }
        return result;
    });
}
// See https://github.com/nodejs/node/blob/d0153aee367422d0858105abec186da4dff0a0c5/deps/uv/include/uv/win.h#L691
const UV_FS_O_EXLOCK = 0x10000000;
const READONLY = external_fs_.constants.O_RDONLY;
function exists(fsPath) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        try {
            yield stat(fsPath);
        }
        catch (err) {
            if (err.code === 'ENOENT') {
                return false;
            }
            throw err;
        }
        return true;
    });
}
function isDirectory(fsPath_1) {
    return io_util_awaiter(this, arguments, void 0, function* (fsPath, useStat = false) {
        const stats = useStat ? yield stat(fsPath) : yield lstat(fsPath);
        return stats.isDirectory();
    });
}
/**
 * On OSX/Linux, true if path starts with '/'. On Windows, true for paths like:
 * \, \hello, \\hello\share, C:, and C:\hello (and corresponding alternate separator cases).
 */
function isRooted(p) {
    p = normalizeSeparators(p);
    if (!p) {
        throw new Error('isRooted() parameter "p" cannot be empty');
    }
    if (IS_WINDOWS) {
        return (p.startsWith('\\') || /^[A-Z]:/i.test(p) // e.g. \ or \hello or \\hello
        ); // e.g. C: or C:\hello
    }
    return p.startsWith('/');
}
/**
 * Best effort attempt to determine whether a file exists and is executable.
 * @param filePath    file path to check
 * @param extensions  additional file extensions to try
 * @return if file exists and is executable, returns the file path. otherwise empty string.
 */
function tryGetExecutablePath(filePath, extensions) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        let stats = undefined;
        try {
            // test file exists
            stats = yield stat(filePath);
        }
        catch (err) {
            if (err.code !== 'ENOENT') {
                // eslint-disable-next-line no-console
                console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
            }
        }
        if (stats && stats.isFile()) {
            if (IS_WINDOWS) {
                // on Windows, test for valid extension
                const upperExt = external_path_namespaceObject.extname(filePath).toUpperCase();
                if (extensions.some(validExt => validExt.toUpperCase() === upperExt)) {
                    return filePath;
                }
            }
            else {
                if (isUnixExecutable(stats)) {
                    return filePath;
                }
            }
        }
        // try each extension
        const originalFilePath = filePath;
        for (const extension of extensions) {
            filePath = originalFilePath + extension;
            stats = undefined;
            try {
                stats = yield stat(filePath);
            }
            catch (err) {
                if (err.code !== 'ENOENT') {
                    // eslint-disable-next-line no-console
                    console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
                }
            }
            if (stats && stats.isFile()) {
                if (IS_WINDOWS) {
                    // preserve the case of the actual file (since an extension was appended)
                    try {
                        const directory = external_path_namespaceObject.dirname(filePath);
                        const upperName = external_path_namespaceObject.basename(filePath).toUpperCase();
                        for (const actualName of yield readdir(directory)) {
                            if (upperName === actualName.toUpperCase()) {
                                filePath = external_path_namespaceObject.join(directory, actualName);
                                break;
                            }
                        }
                    }
                    catch (err) {
                        // eslint-disable-next-line no-console
                        console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
                    }
                    return filePath;
                }
                else {
                    if (isUnixExecutable(stats)) {
                        return filePath;
                    }
                }
            }
        }
        return '';
    });
}
function normalizeSeparators(p) {
    p = p || '';
    if (IS_WINDOWS) {
        // convert slashes on Windows
        p = p.replace(/\//g, '\\');
        // remove redundant slashes
        return p.replace(/\\\\+/g, '\\');
    }
    // remove redundant slashes
    return p.replace(/\/\/+/g, '/');
}
// on Mac/Linux, test the execute bit
//     R   W  X  R  W X R W X
//   256 128 64 32 16 8 4 2 1
function isUnixExecutable(stats) {
    return ((stats.mode & 1) > 0 ||
        ((stats.mode & 8) > 0 &&
            process.getgid !== undefined &&
            stats.gid === process.getgid()) ||
        ((stats.mode & 64) > 0 &&
            process.getuid !== undefined &&
            stats.uid === process.getuid()));
}
// Get the path of cmd.exe in windows
function getCmdPath() {
    var _a;
    return (_a = process.env['COMSPEC']) !== null && _a !== void 0 ? _a : `cmd.exe`;
}
//# sourceMappingURL=io-util.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io.js
var io_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



/**
 * Copies a file or folder.
 * Based off of shelljs - https://github.com/shelljs/shelljs/blob/9237f66c52e5daa40458f94f9565e18e8132f5a6/src/cp.js
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See CopyOptions.
 */
function cp(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        const { force, recursive, copySourceDirectory } = readCopyOptions(options);
        const destStat = (yield ioUtil.exists(dest)) ? yield ioUtil.stat(dest) : null;
        // Dest is an existing file, but not forcing
        if (destStat && destStat.isFile() && !force) {
            return;
        }
        // If dest is an existing directory, should copy inside.
        const newDest = destStat && destStat.isDirectory() && copySourceDirectory
            ? path.join(dest, path.basename(source))
            : dest;
        if (!(yield ioUtil.exists(source))) {
            throw new Error(`no such file or directory: ${source}`);
        }
        const sourceStat = yield ioUtil.stat(source);
        if (sourceStat.isDirectory()) {
            if (!recursive) {
                throw new Error(`Failed to copy. ${source} is a directory, but tried to copy without recursive flag.`);
            }
            else {
                yield cpDirRecursive(source, newDest, 0, force);
            }
        }
        else {
            if (path.relative(source, newDest) === '') {
                // a file cannot be copied to itself
                throw new Error(`'${newDest}' and '${source}' are the same file`);
            }
            yield io_copyFile(source, newDest, force);
        }
    });
}
/**
 * Moves a path.
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See MoveOptions.
 */
function mv(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        if (yield ioUtil.exists(dest)) {
            let destExists = true;
            if (yield ioUtil.isDirectory(dest)) {
                // If dest is directory copy src into dest
                dest = path.join(dest, path.basename(source));
                destExists = yield ioUtil.exists(dest);
            }
            if (destExists) {
                if (options.force == null || options.force) {
                    yield rmRF(dest);
                }
                else {
                    throw new Error('Destination already exists');
                }
            }
        }
        yield mkdirP(path.dirname(dest));
        yield ioUtil.rename(source, dest);
    });
}
/**
 * Remove a path recursively with force
 *
 * @param inputPath path to remove
 */
function rmRF(inputPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (ioUtil.IS_WINDOWS) {
            // Check for invalid characters
            // https://docs.microsoft.com/en-us/windows/win32/fileio/naming-a-file
            if (/[*"<>|]/.test(inputPath)) {
                throw new Error('File path must not contain `*`, `"`, `<`, `>` or `|` on Windows');
            }
        }
        try {
            // note if path does not exist, error is silent
            yield ioUtil.rm(inputPath, {
                force: true,
                maxRetries: 3,
                recursive: true,
                retryDelay: 300
            });
        }
        catch (err) {
            throw new Error(`File was unable to be removed ${err}`);
        }
    });
}
/**
 * Make a directory.  Creates the full path with folders in between
 * Will throw if it fails
 *
 * @param   fsPath        path to create
 * @returns Promise<void>
 */
function mkdirP(fsPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        ok(fsPath, 'a path argument must be provided');
        yield ioUtil.mkdir(fsPath, { recursive: true });
    });
}
/**
 * Returns path of a tool had the tool actually been invoked.  Resolves via paths.
 * If you check and the tool does not exist, it will throw.
 *
 * @param     tool              name of the tool
 * @param     check             whether to check if tool exists
 * @returns   Promise<string>   path to tool
 */
function which(tool, check) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // recursive when check=true
        if (check) {
            const result = yield which(tool, false);
            if (!result) {
                if (IS_WINDOWS) {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
                }
                else {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
                }
            }
            return result;
        }
        const matches = yield findInPath(tool);
        if (matches && matches.length > 0) {
            return matches[0];
        }
        return '';
    });
}
/**
 * Returns a list of all occurrences of the given tool on the system path.
 *
 * @returns   Promise<string[]>  the paths of the tool
 */
function findInPath(tool) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // build the list of extensions to try
        const extensions = [];
        if (IS_WINDOWS && process.env['PATHEXT']) {
            for (const extension of process.env['PATHEXT'].split(external_path_namespaceObject.delimiter)) {
                if (extension) {
                    extensions.push(extension);
                }
            }
        }
        // if it's rooted, return it if exists. otherwise return empty.
        if (isRooted(tool)) {
            const filePath = yield tryGetExecutablePath(tool, extensions);
            if (filePath) {
                return [filePath];
            }
            return [];
        }
        // if any path separators, return empty
        if (tool.includes(external_path_namespaceObject.sep)) {
            return [];
        }
        // build the list of directories
        //
        // Note, technically "where" checks the current directory on Windows. From a toolkit perspective,
        // it feels like we should not do this. Checking the current directory seems like more of a use
        // case of a shell, and the which() function exposed by the toolkit should strive for consistency
        // across platforms.
        const directories = [];
        if (process.env.PATH) {
            for (const p of process.env.PATH.split(external_path_namespaceObject.delimiter)) {
                if (p) {
                    directories.push(p);
                }
            }
        }
        // find all matches
        const matches = [];
        for (const directory of directories) {
            const filePath = yield tryGetExecutablePath(external_path_namespaceObject.join(directory, tool), extensions);
            if (filePath) {
                matches.push(filePath);
            }
        }
        return matches;
    });
}
function readCopyOptions(options) {
    const force = options.force == null ? true : options.force;
    const recursive = Boolean(options.recursive);
    const copySourceDirectory = options.copySourceDirectory == null
        ? true
        : Boolean(options.copySourceDirectory);
    return { force, recursive, copySourceDirectory };
}
function cpDirRecursive(sourceDir, destDir, currentDepth, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        // Ensure there is not a run away recursive copy
        if (currentDepth >= 255)
            return;
        currentDepth++;
        yield mkdirP(destDir);
        const files = yield ioUtil.readdir(sourceDir);
        for (const fileName of files) {
            const srcFile = `${sourceDir}/${fileName}`;
            const destFile = `${destDir}/${fileName}`;
            const srcFileStat = yield ioUtil.lstat(srcFile);
            if (srcFileStat.isDirectory()) {
                // Recurse
                yield cpDirRecursive(srcFile, destFile, currentDepth, force);
            }
            else {
                yield io_copyFile(srcFile, destFile, force);
            }
        }
        // Change the mode for the newly created directory
        yield ioUtil.chmod(destDir, (yield ioUtil.stat(sourceDir)).mode);
    });
}
// Buffered file copy
function io_copyFile(srcFile, destFile, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        if ((yield ioUtil.lstat(srcFile)).isSymbolicLink()) {
            // unlink/re-link it
            try {
                yield ioUtil.lstat(destFile);
                yield ioUtil.unlink(destFile);
            }
            catch (e) {
                // Try to override file permission
                if (e.code === 'EPERM') {
                    yield ioUtil.chmod(destFile, '0666');
                    yield ioUtil.unlink(destFile);
                }
                // other errors = it doesn't exist, no work to do
            }
            // Copy over symlink
            const symlinkFull = yield ioUtil.readlink(srcFile);
            yield ioUtil.symlink(symlinkFull, destFile, ioUtil.IS_WINDOWS ? 'junction' : null);
        }
        else if (!(yield ioUtil.exists(destFile)) || force) {
            yield ioUtil.copyFile(srcFile, destFile);
        }
    });
}
//# sourceMappingURL=io.js.map
;// CONCATENATED MODULE: external "timers"
const external_timers_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/toolrunner.js
var toolrunner_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};







/* eslint-disable @typescript-eslint/unbound-method */
const toolrunner_IS_WINDOWS = process.platform === 'win32';
/*
 * Class for running command line tools. Handles quoting and arg parsing in a platform agnostic way.
 */
class ToolRunner extends external_events_namespaceObject.EventEmitter {
    constructor(toolPath, args, options) {
        super();
        if (!toolPath) {
            throw new Error("Parameter 'toolPath' cannot be null or empty.");
        }
        this.toolPath = toolPath;
        this.args = args || [];
        this.options = options || {};
    }
    _debug(message) {
        if (this.options.listeners && this.options.listeners.debug) {
            this.options.listeners.debug(message);
        }
    }
    _getCommandString(options, noPrefix) {
        const toolPath = this._getSpawnFileName();
        const args = this._getSpawnArgs(options);
        let cmd = noPrefix ? '' : '[command]'; // omit prefix when piped to a second tool
        if (toolrunner_IS_WINDOWS) {
            // Windows + cmd file
            if (this._isCmdFile()) {
                cmd += toolPath;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows + verbatim
            else if (options.windowsVerbatimArguments) {
                cmd += `"${toolPath}"`;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows (regular)
            else {
                cmd += this._windowsQuoteCmdArg(toolPath);
                for (const a of args) {
                    cmd += ` ${this._windowsQuoteCmdArg(a)}`;
                }
            }
        }
        else {
            // OSX/Linux - this can likely be improved with some form of quoting.
            // creating processes on Unix is fundamentally different than Windows.
            // on Unix, execvp() takes an arg array.
            cmd += toolPath;
            for (const a of args) {
                cmd += ` ${a}`;
            }
        }
        return cmd;
    }
    _processLineBuffer(data, strBuffer, onLine) {
        try {
            let s = strBuffer + data.toString();
            let n = s.indexOf(external_os_.EOL);
            while (n > -1) {
                const line = s.substring(0, n);
                onLine(line);
                // the rest of the string ...
                s = s.substring(n + external_os_.EOL.length);
                n = s.indexOf(external_os_.EOL);
            }
            return s;
        }
        catch (err) {
            // streaming lines to console is best effort.  Don't fail a build.
            this._debug(`error processing line. Failed with error ${err}`);
            return '';
        }
    }
    _getSpawnFileName() {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                return process.env['COMSPEC'] || 'cmd.exe';
            }
        }
        return this.toolPath;
    }
    _getSpawnArgs(options) {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
                for (const a of this.args) {
                    argline += ' ';
                    argline += options.windowsVerbatimArguments
                        ? a
                        : this._windowsQuoteCmdArg(a);
                }
                argline += '"';
                return [argline];
            }
        }
        return this.args;
    }
    _endsWith(str, end) {
        return str.endsWith(end);
    }
    _isCmdFile() {
        const upperToolPath = this.toolPath.toUpperCase();
        return (this._endsWith(upperToolPath, '.CMD') ||
            this._endsWith(upperToolPath, '.BAT'));
    }
    _windowsQuoteCmdArg(arg) {
        // for .exe, apply the normal quoting rules that libuv applies
        if (!this._isCmdFile()) {
            return this._uvQuoteCmdArg(arg);
        }
        // otherwise apply quoting rules specific to the cmd.exe command line parser.
        // the libuv rules are generic and are not designed specifically for cmd.exe
        // command line parser.
        //
        // for a detailed description of the cmd.exe command line parser, refer to
        // http://stackoverflow.com/questions/4094699/how-does-the-windows-command-interpreter-cmd-exe-parse-scripts/7970912#7970912
        // need quotes for empty arg
        if (!arg) {
            return '""';
        }
        // determine whether the arg needs to be quoted
        const cmdSpecialChars = [
            ' ',
            '\t',
            '&',
            '(',
            ')',
            '[',
            ']',
            '{',
            '}',
            '^',
            '=',
            ';',
            '!',
            "'",
            '+',
            ',',
            '`',
            '~',
            '|',
            '<',
            '>',
            '"'
        ];
        let needsQuotes = false;
        for (const char of arg) {
            if (cmdSpecialChars.some(x => x === char)) {
                needsQuotes = true;
                break;
            }
        }
        // short-circuit if quotes not needed
        if (!needsQuotes) {
            return arg;
        }
        // the following quoting rules are very similar to the rules that by libuv applies.
        //
        // 1) wrap the string in quotes
        //
        // 2) double-up quotes - i.e. " => ""
        //
        //    this is different from the libuv quoting rules. libuv replaces " with \", which unfortunately
        //    doesn't work well with a cmd.exe command line.
        //
        //    note, replacing " with "" also works well if the arg is passed to a downstream .NET console app.
        //    for example, the command line:
        //          foo.exe "myarg:""my val"""
        //    is parsed by a .NET console app into an arg array:
        //          [ "myarg:\"my val\"" ]
        //    which is the same end result when applying libuv quoting rules. although the actual
        //    command line from libuv quoting rules would look like:
        //          foo.exe "myarg:\"my val\""
        //
        // 3) double-up slashes that precede a quote,
        //    e.g.  hello \world    => "hello \world"
        //          hello\"world    => "hello\\""world"
        //          hello\\"world   => "hello\\\\""world"
        //          hello world\    => "hello world\\"
        //
        //    technically this is not required for a cmd.exe command line, or the batch argument parser.
        //    the reasons for including this as a .cmd quoting rule are:
        //
        //    a) this is optimized for the scenario where the argument is passed from the .cmd file to an
        //       external program. many programs (e.g. .NET console apps) rely on the slash-doubling rule.
        //
        //    b) it's what we've been doing previously (by deferring to node default behavior) and we
        //       haven't heard any complaints about that aspect.
        //
        // note, a weakness of the quoting rules chosen here, is that % is not escaped. in fact, % cannot be
        // escaped when used on the command line directly - even though within a .cmd file % can be escaped
        // by using %%.
        //
        // the saving grace is, on the command line, %var% is left as-is if var is not defined. this contrasts
        // the line parsing rules within a .cmd file, where if var is not defined it is replaced with nothing.
        //
        // one option that was explored was replacing % with ^% - i.e. %var% => ^%var^%. this hack would
        // often work, since it is unlikely that var^ would exist, and the ^ character is removed when the
        // variable is used. the problem, however, is that ^ is not removed when %* is used to pass the args
        // to an external program.
        //
        // an unexplored potential solution for the % escaping problem, is to create a wrapper .cmd file.
        // % can be escaped within a .cmd file.
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\'; // double the slash
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '"'; // double the quote
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _uvQuoteCmdArg(arg) {
        // Tool runner wraps child_process.spawn() and needs to apply the same quoting as
        // Node in certain cases where the undocumented spawn option windowsVerbatimArguments
        // is used.
        //
        // Since this function is a port of quote_cmd_arg from Node 4.x (technically, lib UV,
        // see https://github.com/nodejs/node/blob/v4.x/deps/uv/src/win/process.c for details),
        // pasting copyright notice from Node within this function:
        //
        //      Copyright Joyent, Inc. and other Node contributors. All rights reserved.
        //
        //      Permission is hereby granted, free of charge, to any person obtaining a copy
        //      of this software and associated documentation files (the "Software"), to
        //      deal in the Software without restriction, including without limitation the
        //      rights to use, copy, modify, merge, publish, distribute, sublicense, and/or
        //      sell copies of the Software, and to permit persons to whom the Software is
        //      furnished to do so, subject to the following conditions:
        //
        //      The above copyright notice and this permission notice shall be included in
        //      all copies or substantial portions of the Software.
        //
        //      THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
        //      IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
        //      FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
        //      AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
        //      LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING
        //      FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS
        //      IN THE SOFTWARE.
        if (!arg) {
            // Need double quotation for empty argument
            return '""';
        }
        if (!arg.includes(' ') && !arg.includes('\t') && !arg.includes('"')) {
            // No quotation needed
            return arg;
        }
        if (!arg.includes('"') && !arg.includes('\\')) {
            // No embedded double quotes or backslashes, so I can just wrap
            // quote marks around the whole thing.
            return `"${arg}"`;
        }
        // Expected input/output:
        //   input : hello"world
        //   output: "hello\"world"
        //   input : hello""world
        //   output: "hello\"\"world"
        //   input : hello\world
        //   output: hello\world
        //   input : hello\\world
        //   output: hello\\world
        //   input : hello\"world
        //   output: "hello\\\"world"
        //   input : hello\\"world
        //   output: "hello\\\\\"world"
        //   input : hello world\
        //   output: "hello world\\" - note the comment in libuv actually reads "hello world\"
        //                             but it appears the comment is wrong, it should be "hello world\\"
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\';
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '\\';
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _cloneExecOptions(options) {
        options = options || {};
        const result = {
            cwd: options.cwd || process.cwd(),
            env: options.env || process.env,
            silent: options.silent || false,
            windowsVerbatimArguments: options.windowsVerbatimArguments || false,
            failOnStdErr: options.failOnStdErr || false,
            ignoreReturnCode: options.ignoreReturnCode || false,
            delay: options.delay || 10000
        };
        result.outStream = options.outStream || process.stdout;
        result.errStream = options.errStream || process.stderr;
        return result;
    }
    _getSpawnOptions(options, toolPath) {
        options = options || {};
        const result = {};
        result.cwd = options.cwd;
        result.env = options.env;
        result['windowsVerbatimArguments'] =
            options.windowsVerbatimArguments || this._isCmdFile();
        if (options.windowsVerbatimArguments) {
            result.argv0 = `"${toolPath}"`;
        }
        return result;
    }
    /**
     * Exec a tool.
     * Output will be streamed to the live console.
     * Returns promise with return code
     *
     * @param     tool     path to tool to exec
     * @param     options  optional exec options.  See ExecOptions
     * @returns   number
     */
    exec() {
        return toolrunner_awaiter(this, void 0, void 0, function* () {
            // root the tool path if it is unrooted and contains relative pathing
            if (!isRooted(this.toolPath) &&
                (this.toolPath.includes('/') ||
                    (toolrunner_IS_WINDOWS && this.toolPath.includes('\\')))) {
                // prefer options.cwd if it is specified, however options.cwd may also need to be rooted
                this.toolPath = external_path_namespaceObject.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
            }
            // if the tool is only a file name, then resolve it from the PATH
            // otherwise verify it exists (add extension on Windows if necessary)
            this.toolPath = yield which(this.toolPath, true);
            return new Promise((resolve, reject) => toolrunner_awaiter(this, void 0, void 0, function* () {
                this._debug(`exec tool: ${this.toolPath}`);
                this._debug('arguments:');
                for (const arg of this.args) {
                    this._debug(`   ${arg}`);
                }
                const optionsNonNull = this._cloneExecOptions(this.options);
                if (!optionsNonNull.silent && optionsNonNull.outStream) {
                    optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + external_os_.EOL);
                }
                const state = new ExecState(optionsNonNull, this.toolPath);
                state.on('debug', (message) => {
                    this._debug(message);
                });
                if (this.options.cwd && !(yield exists(this.options.cwd))) {
                    return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
                }
                const fileName = this._getSpawnFileName();
                const cp = external_child_process_namespaceObject.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
                let stdbuffer = '';
                if (cp.stdout) {
                    cp.stdout.on('data', (data) => {
                        if (this.options.listeners && this.options.listeners.stdout) {
                            this.options.listeners.stdout(data);
                        }
                        if (!optionsNonNull.silent && optionsNonNull.outStream) {
                            optionsNonNull.outStream.write(data);
                        }
                        stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.stdline) {
                                this.options.listeners.stdline(line);
                            }
                        });
                    });
                }
                let errbuffer = '';
                if (cp.stderr) {
                    cp.stderr.on('data', (data) => {
                        state.processStderr = true;
                        if (this.options.listeners && this.options.listeners.stderr) {
                            this.options.listeners.stderr(data);
                        }
                        if (!optionsNonNull.silent &&
                            optionsNonNull.errStream &&
                            optionsNonNull.outStream) {
                            const s = optionsNonNull.failOnStdErr
                                ? optionsNonNull.errStream
                                : optionsNonNull.outStream;
                            s.write(data);
                        }
                        errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.errline) {
                                this.options.listeners.errline(line);
                            }
                        });
                    });
                }
                cp.on('error', (err) => {
                    state.processError = err.message;
                    state.processExited = true;
                    state.processClosed = true;
                    state.CheckComplete();
                });
                cp.on('exit', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    this._debug(`Exit code ${code} received from tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                cp.on('close', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    state.processClosed = true;
                    this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                state.on('done', (error, exitCode) => {
                    if (stdbuffer.length > 0) {
                        this.emit('stdline', stdbuffer);
                    }
                    if (errbuffer.length > 0) {
                        this.emit('errline', errbuffer);
                    }
                    cp.removeAllListeners();
                    if (error) {
                        reject(error);
                    }
                    else {
                        resolve(exitCode);
                    }
                });
                if (this.options.input) {
                    if (!cp.stdin) {
                        throw new Error('child process missing stdin');
                    }
                    cp.stdin.end(this.options.input);
                }
            }));
        });
    }
}
/**
 * Convert an arg string to an array of args. Handles escaping
 *
 * @param    argString   string of arguments
 * @returns  string[]    array of arguments
 */
function argStringToArray(argString) {
    const args = [];
    let inQuotes = false;
    let escaped = false;
    let arg = '';
    function append(c) {
        // we only escape double quotes.
        if (escaped && c !== '"') {
            arg += '\\';
        }
        arg += c;
        escaped = false;
    }
    for (let i = 0; i < argString.length; i++) {
        const c = argString.charAt(i);
        if (c === '"') {
            if (!escaped) {
                inQuotes = !inQuotes;
            }
            else {
                append(c);
            }
            continue;
        }
        if (c === '\\' && escaped) {
            append(c);
            continue;
        }
        if (c === '\\' && inQuotes) {
            escaped = true;
            continue;
        }
        if (c === ' ' && !inQuotes) {
            if (arg.length > 0) {
                args.push(arg);
                arg = '';
            }
            continue;
        }
        append(c);
    }
    if (arg.length > 0) {
        args.push(arg.trim());
    }
    return args;
}
class ExecState extends external_events_namespaceObject.EventEmitter {
    constructor(options, toolPath) {
        super();
        this.processClosed = false; // tracks whether the process has exited and stdio is closed
        this.processError = '';
        this.processExitCode = 0;
        this.processExited = false; // tracks whether the process has exited
        this.processStderr = false; // tracks whether stderr was written to
        this.delay = 10000; // 10 seconds
        this.done = false;
        this.timeout = null;
        if (!toolPath) {
            throw new Error('toolPath must not be empty');
        }
        this.options = options;
        this.toolPath = toolPath;
        if (options.delay) {
            this.delay = options.delay;
        }
    }
    CheckComplete() {
        if (this.done) {
            return;
        }
        if (this.processClosed) {
            this._setResult();
        }
        else if (this.processExited) {
            this.timeout = (0,external_timers_namespaceObject.setTimeout)(ExecState.HandleTimeout, this.delay, this);
        }
    }
    _debug(message) {
        this.emit('debug', message);
    }
    _setResult() {
        // determine whether there is an error
        let error;
        if (this.processExited) {
            if (this.processError) {
                error = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
            }
            else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
                error = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
            }
            else if (this.processStderr && this.options.failOnStdErr) {
                error = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
            }
        }
        // clear the timeout
        if (this.timeout) {
            clearTimeout(this.timeout);
            this.timeout = null;
        }
        this.done = true;
        this.emit('done', error, this.processExitCode);
    }
    static HandleTimeout(state) {
        if (state.done) {
            return;
        }
        if (!state.processClosed && state.processExited) {
            const message = `The STDIO streams did not close within ${state.delay / 1000} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
            state._debug(message);
        }
        state._setResult();
    }
}
//# sourceMappingURL=toolrunner.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/exec.js
var exec_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


/**
 * Exec a command.
 * Output will be streamed to the live console.
 * Returns promise with return code
 *
 * @param     commandLine        command to execute (can include additional args). Must be correctly escaped.
 * @param     args               optional arguments for tool. Escaping is handled by the lib.
 * @param     options            optional exec options.  See ExecOptions
 * @returns   Promise<number>    exit code
 */
function exec_exec(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        const commandArgs = tr.argStringToArray(commandLine);
        if (commandArgs.length === 0) {
            throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
        }
        // Path to tool to execute should be first arg
        const toolPath = commandArgs[0];
        args = commandArgs.slice(1).concat(args || []);
        const runner = new tr.ToolRunner(toolPath, args, options);
        return runner.exec();
    });
}
/**
 * Exec a command and get the output.
 * Output will be streamed to the live console.
 * Returns promise with the exit code and collected stdout and stderr
 *
 * @param     commandLine           command to execute (can include additional args). Must be correctly escaped.
 * @param     args                  optional arguments for tool. Escaping is handled by the lib.
 * @param     options               optional exec options.  See ExecOptions
 * @returns   Promise<ExecOutput>   exit code, stdout, and stderr
 */
function getExecOutput(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        var _a, _b;
        let stdout = '';
        let stderr = '';
        //Using string decoder covers the case where a mult-byte character is split
        const stdoutDecoder = new StringDecoder('utf8');
        const stderrDecoder = new StringDecoder('utf8');
        const originalStdoutListener = (_a = options === null || options === void 0 ? void 0 : options.listeners) === null || _a === void 0 ? void 0 : _a.stdout;
        const originalStdErrListener = (_b = options === null || options === void 0 ? void 0 : options.listeners) === null || _b === void 0 ? void 0 : _b.stderr;
        const stdErrListener = (data) => {
            stderr += stderrDecoder.write(data);
            if (originalStdErrListener) {
                originalStdErrListener(data);
            }
        };
        const stdOutListener = (data) => {
            stdout += stdoutDecoder.write(data);
            if (originalStdoutListener) {
                originalStdoutListener(data);
            }
        };
        const listeners = Object.assign(Object.assign({}, options === null || options === void 0 ? void 0 : options.listeners), { stdout: stdOutListener, stderr: stdErrListener });
        const exitCode = yield exec_exec(commandLine, args, Object.assign(Object.assign({}, options), { listeners }));
        //flush any remaining characters
        stdout += stdoutDecoder.end();
        stderr += stderrDecoder.end();
        return {
            exitCode,
            stdout,
            stderr
        };
    });
}
//# sourceMappingURL=exec.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/platform.js
var platform_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const getWindowsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout: version } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {
        silent: true
    });
    const { stdout: name } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {
        silent: true
    });
    return {
        name: name.trim(),
        version: version.trim()
    };
});
const getMacOsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    var _a, _b, _c, _d;
    const { stdout } = yield exec.getExecOutput('sw_vers', undefined, {
        silent: true
    });
    const version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : '';
    const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : '';
    return {
        name,
        version
    };
});
const getLinuxInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout } = yield exec.getExecOutput('lsb_release', ['-i', '-r', '-s'], {
        silent: true
    });
    const [name, version] = stdout.trim().split('\n');
    return {
        name,
        version
    };
});
const platform = external_os_.platform();
const arch = external_os_.arch();
const isWindows = platform === 'win32';
const isMacOS = platform === 'darwin';
const isLinux = platform === 'linux';
function getDetails() {
    return platform_awaiter(this, void 0, void 0, function* () {
        return Object.assign(Object.assign({}, (yield (isWindows
            ? getWindowsInfo()
            : isMacOS
                ? getMacOsInfo()
                : getLinuxInfo()))), { platform,
            arch,
            isWindows,
            isMacOS,
            isLinux });
    });
}
//# sourceMappingURL=platform.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function core_setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function core_debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
;// CONCATENATED MODULE: ./build/src/github/sinks.js

/** The runner's log, annotations, outputs and job summary. */
const githubSinks = {
    info: info,
    plan: (lines) => {
        for (const line of lines)
            info(line);
    },
    progress: (done, total, line) => info(`[${done}/${total}] ${line}`),
    debug: core_debug,
    annotate: ({ severity, title, message, place }) => {
        const properties = {
            title,
            ...(place === undefined ? {} : { file: place.file, startLine: place.line, startColumn: place.column }),
        };
        if (severity === 'error')
            error(message, properties);
        else if (severity === 'warning')
            warning(message, properties);
        else
            notice(message, properties);
    },
    setOutputs: (outputs) => {
        for (const [name, value] of Object.entries(outputs))
            setOutput(name, value);
    },
    writeSummary: async (markdown) => {
        await summary.addRaw(markdown).write({ overwrite: true });
    },
    mask: core_setSecret,
};


/***/ }),

/***/ 1713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ readWorkflowEvent)
/* harmony export */ });
/* harmony import */ var _is_record_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3471);

/**
 * Reads the event from the runner's environment variables and the parsed file at `GITHUB_EVENT_PATH`.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
function readWorkflowEvent(environment, payload) {
    const event = (0,_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(payload) ? payload : {};
    const repository = (0,_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(event['repository']) ? event['repository'] : {};
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
    if (!(0,_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(payload) || !(0,_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(payload['head']))
        return {};
    const { number } = payload;
    const { sha } = payload['head'];
    const isWhole = typeof number === 'number' && typeof sha === 'string' && /^[0-9a-f]{40,64}$/.test(sha);
    return isWhole ? { pullRequest: { number, head: sha } } : {};
}
/** A head repository that is missing was deleted, or is not told: it is not known to be ours. */
function isFromFork(name, event, own) {
    const { pull_request: pullRequest, workflow_run: workflowRun } = event;
    if ((0,_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(pullRequest) || name.startsWith('pull_request')) {
        return !isSame((0,_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(pullRequest) ? nameOf(pullRequest['head'], 'repo') : undefined, own);
    }
    if ((0,_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(workflowRun) || name === 'workflow_run')
        return !isSame(nameOf(workflowRun, 'head_repository'), own);
    // A comment on a pull request does not tell where its code comes from: it is not known to be ours either.
    return (0,_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(event['issue']) && (0,_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(event['issue']['pull_request']);
}
function isSame(head, own) {
    return typeof head === 'string' && head === own;
}
function nameOf(holder, member) {
    const repository = (0,_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(holder) ? holder[member] : undefined;
    return (0,_is_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(repository) ? repository['full_name'] : undefined;
}


/***/ }),

/***/ 5911:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Nu: () => (/* binding */ describeExchange),
/* harmony export */   g$: () => (/* binding */ printable),
/* harmony export */   lS: () => (/* binding */ readError),
/* harmony export */   ml: () => (/* binding */ shorten)
/* harmony export */ });
/* harmony import */ var _is_record_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3471);

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
    const read = value.length <= LONGEST_READ ? value : withoutLastWord(value.slice(0, LONGEST_READ));
    return printable(read) === '' ? undefined : read;
}
/** The last word of what was cut may be half a secret. No secret is longer than this, in characters. */
const LONGEST_WORD = 4_096;
function withoutLastWord(cut) {
    const tail = cut.slice(-LONGEST_WORD);
    const space = tail.search(/\s\S*$/);
    return cut.slice(0, cut.length - tail.length + Math.max(space, 0));
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ failureCode),
/* harmony export */   Q: () => (/* binding */ isAnswered)
/* harmony export */ });
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6089);

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

/***/ 5815:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ Gate)
/* harmony export */ });
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


/***/ }),

/***/ 6158:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ HttpClient)
/* harmony export */ });
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6089);
/* harmony import */ var _retry_policy_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2343);


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
            const ended = await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .exchange */ .cv)(request, sending);
            debug(`${request.method} ${pathOf(request.url)} ${summaryOf(ended)} ${clock.now() - start} ms`);
            this.#holdOthersBack(ended, origin);
            return ended;
        }, stop.requested);
        return result ?? _exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .RUN_ENDING */ .qE;
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
            repeated ||= result.kind !== 'not-sent' && !(0,_retry_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .isThrottled */ .B5)(result);
            // A request that did not leave does not undo an earlier one that may have been acted on.
            if (result.kind !== 'not-sent')
                reached = result;
            if (stop.requested.aborted || isEnough(result))
                return reached ?? result;
            const step = (0,_retry_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .nextStep */ .sk)(result, {
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
        if (result.kind !== 'answer' || !(0,_retry_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .isThrottled */ .B5)(result))
            return;
        const wait = (0,_retry_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .retryAfter */ .P9)(result.headers, clock.now()) ?? 0;
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


/***/ }),

/***/ 2343:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ createStop)
/* harmony export */ });
/* unused harmony export GRACE_MS */
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8474);

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

/***/ 3471:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ isRecord)
/* harmony export */ });
/** Whether `value` is an object with members, as a JSON object or a YAML mapping is: neither `null` nor a list. */
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}


/***/ }),

/***/ 8712:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8179);
/* harmony import */ var _config_connections_file_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4191);
/* harmony import */ var _github_inputs_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(8675);
/* harmony import */ var _github_proxy_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(8569);
/* harmony import */ var _github_pull_requests_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(9784);
/* harmony import */ var _github_repository_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(5);
/* harmony import */ var _github_sinks_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(4219);
/* harmony import */ var _github_workflow_event_js__WEBPACK_IMPORTED_MODULE_13__ = __nccwpck_require__(1713);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(6762);
/* harmony import */ var _read_workspace_file_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(2116);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(2269);














const environment = process.env;
// The YAML parser prints every token of the file, secrets included, when these happen to be set.
for (const name of ['LOG_STREAM', 'LOG_TOKENS'])
    delete environment[name];
// Node would take any certificate: whoever is in between could read the secrets.
delete environment['NODE_TLS_REJECT_UNAUTHORIZED'];
const cancel = new AbortController();
// Both stay in place: a second signal must not kill the run while it writes what it knows.
process.on('SIGINT', () => cancel.abort());
process.on('SIGTERM', () => cancel.abort());
/** Reads what set the workflow off. Without it, a stranger's code could not be told from the team's. */
async function readEvent() {
    const path = environment['GITHUB_EVENT_PATH'];
    if (path === undefined || path === '')
        return undefined;
    try {
        return JSON.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path, 'utf8'));
    }
    catch (cause) {
        const message = "the runner's file about the event (GITHUB_EVENT_PATH) cannot be read";
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_10__/* .ProblemError */ .Mm({ code: 'event-unreadable', message, fix: 'run the job again' }, { cause });
    }
}
async function prepare() {
    try {
        await (0,_github_proxy_js__WEBPACK_IMPORTED_MODULE_6__/* .useProxy */ .C)(environment);
        return (0,_github_inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .readInputs */ .K)(environment, (0,_github_workflow_event_js__WEBPACK_IMPORTED_MODULE_13__/* .readWorkflowEvent */ .m)(environment, await readEvent()));
    }
    catch (error) {
        return { problems: (0,_problem_js__WEBPACK_IMPORTED_MODULE_10__/* .problemsIn */ ._n)(error), config: _github_inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .INPUTS */ .m.config };
    }
}
// A log that nobody reads any more must not end the run before the ids are written.
process.stdout.on('error', () => { });
const inputs = await prepare();
const action = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(process.argv[1] ?? ''));
const docs = (0,_github_repository_js__WEBPACK_IMPORTED_MODULE_8__/* .docsUrlOf */ .Mo)(environment, action);
// A copy may be of the parts only that a run needs.
const docsUrl = docs === undefined || !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(action, _github_repository_js__WEBPACK_IMPORTED_MODULE_8__/* .DOCS */ .iT)) ? {} : { docsUrl: docs };
if ('problems' in inputs) {
    process.exitCode = await (0,_run_js__WEBPACK_IMPORTED_MODULE_12__/* .refuse */ .T)({ ...inputs, ...docsUrl }, _github_sinks_js__WEBPACK_IMPORTED_MODULE_9__/* .githubSinks */ .Q);
}
else {
    const { options, repository } = inputs;
    const machine = { clock: _clock_js__WEBPACK_IMPORTED_MODULE_3__/* .systemClock */ .m, random: Math.random, fetch, cancel: cancel.signal };
    const { githubToken: token } = options;
    process.exitCode = await (0,_run_js__WEBPACK_IMPORTED_MODULE_12__/* .run */ .e)({ ...options, ...docsUrl }, {
        ...machine,
        readFile: (path) => (0,_read_workspace_file_js__WEBPACK_IMPORTED_MODULE_11__/* .readWorkspaceFile */ .s)(environment['GITHUB_WORKSPACE'] ?? process.cwd(), path, _config_connections_file_js__WEBPACK_IMPORTED_MODULE_4__/* .LARGEST_FILE */ .K + 1),
        sinks: _github_sinks_js__WEBPACK_IMPORTED_MODULE_9__/* .githubSinks */ .Q,
        ...(repository === undefined || token === undefined
            ? {}
            : {
                pullRequests: (guards) => (0,_github_pull_requests_js__WEBPACK_IMPORTED_MODULE_7__/* .pullRequestsOf */ .T)(repository, { ...machine, ...guards, token, apiUrl: repository.apiUrl }),
            }),
    });
}
// Connections that are still being made, or a proxy that does not let go, must not keep the process: all is written.
process.stdout.write('', () => process.exit());

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 7707:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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

/***/ 6762:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Mm: () => (/* binding */ ProblemError),
/* harmony export */   R3: () => (/* binding */ internalProblem),
/* harmony export */   _n: () => (/* binding */ problemsIn),
/* harmony export */   hz: () => (/* binding */ byPlace)
/* harmony export */ });
/** Carries problems out of a stage of the run that cannot go on. */
class ProblemError extends Error {
    problems;
    constructor(problems, options) {
        const list = 'code' in problems ? [problems] : problems;
        super(list.map((problem) => problem.message).join('; '), options);
        this.name = 'ProblemError';
        this.problems = list;
    }
}
/** Words for an error that nobody expected: a mistake in this program, or a copy that lacks a part. Its stack is left out. */
function internalProblem(error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') {
        const [, piece = 'a file'] = /(\w+\.index\.js)' imported/.exec(error.message) ?? [];
        return {
            code: 'dist-incomplete',
            message: `this copy of the program is incomplete: ${piece} is missing beside its index.js`,
            fix: 'copy the folder `dist` whole, all of it from one version',
        };
    }
    const what = error instanceof Error ? `${error.name}: ${error.message}` : 'something that is not an error was thrown';
    return {
        code: 'internal',
        message: `this program made a mistake (${what})`,
        fix: 'please report it, with the version and this message',
    };
}
/** Returns the problems that a thrown error stands for. */
function problemsIn(error) {
    return error instanceof ProblemError ? error.problems : [internalProblem(error)];
}
/** Orders problems as their places stand in the file; those without a place come first. */
function byPlace(a, b) {
    return (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0);
}


/***/ }),

/***/ 2116:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ readWorkspaceFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7707);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6762);





/**
 * Returns the first `maxBytes` bytes of a file of the workspace, which is all of most files. `path` is relative to the workspace, or absolute and inside it;
 * where symbolic links lead must be inside too, since whoever writes the pull request writes them. Throws a
 * `ProblemError` when it is missing, elsewhere, no regular file or unreadable.
 */
async function readWorkspaceFile(workspace, path, maxBytes) {
    const refuse = (code, message, fix, cause) => new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .ProblemError */ .Mm({ code, message: `\`${path}\` ${message}`, fix }, { cause });
    const outside = () => refuse('file-outside-workspace', 'is not inside the workspace', 'name a file of the repository that was checked out');
    const wanted = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(workspace, path);
    const root = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(workspace).catch((cause) => {
        throw refuse('file-missing', "can't be read: the workspace does not exist", 'check the repository out first', cause);
    });
    if (!isInside(workspace, wanted) && !isInside(root, wanted))
        throw outside();
    const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(wanted).catch(async (cause) => {
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
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(real, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0) | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW ?? 0)).catch((cause) => {
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
        if (cause instanceof _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .ProblemError */ .Mm)
            throw cause;
        throw refuse('file-unreadable', `can't be read${codeOf(cause)}`, CHECK, cause);
    }
    finally {
        await handle.close();
    }
}
const CHECK = 'check the path and the permissions of the file';
function isInside(folder, path) {
    const way = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(folder), path);
    return !(0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(way) && way !== '..' && !way.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_2__.sep}`);
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
        const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(wanted));
        if (!isInside(root, folder))
            return undefined;
        const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(folder, { withFileTypes: true });
        return (0,_nearest_js__WEBPACK_IMPORTED_MODULE_4__/* .nearest */ .p)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(wanted), entries.filter((entry) => entry.isFile()).map(({ name }) => name));
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


/***/ }),

/***/ 2269:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  T: () => (/* binding */ refuse),
  e: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./build/src/problem.js
var src_problem = __nccwpck_require__(6762);
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

;// CONCATENATED MODULE: ./build/src/report/escape.js
/** Characters that print nothing, break the line or turn the direction of writing: each is a way to show a lie. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;
/** Returns `text` with every unprintable character spelled out, as in `\u{202e}`. */
function visible(text) {
    return text.replace(UNPRINTABLE, (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`);
}
/**
 * Returns `text` as one line of a log that the runner does not take for a command.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
function forLog(text) {
    return visible(text)
        .replace(/^(\s*):(?=:)/, '$1\u2236')
        .replaceAll('##[', '#\u2060#[');
}
/** What means something to Markdown, to HTML or to GitHub's mentions and links. */
const MARKUP = /[\\`*_{}[\]<>()#+!|~@&"'$:^=]/g;
/**
 * Mentions and references to issues are looked for in what Markdown has made of the entities, so these need something
 * between the sign and the name: a word joiner, which is not seen.
 * @see https://github.com/github/cmark-gfm/issues/181
 */
const SIGNS = /&#(?:35|64);/g;
/** Returns `text` as inert text of GitHub's Markdown, cut to `longest` characters. */
function forMarkdown(text, longest = 1_000) {
    const cut = text.length > longest ? `${text.slice(0, longest)}…` : text;
    return visible(cut.replace(/\s+/g, ' '))
        .replace(MARKUP, (character) => `&#${character.charCodeAt(0)};`)
        .replace(SIGNS, '$&&#8288;')
        .replace(/&#58;(?=[a-z](?:[\w-]|&#95;|&#43;)*&#58;)/g, '$&&#8288;')
        .replace(/GH-(?=\d)/gi, '$&&#8288;')
        .replace(/www\./gi, (host) => host.replace('.', '&#46;'));
}
/**
 * Returns a value as inert code in which no two values look alike: white space that would not be seen, or be folded
 * away, is spelled out.
 */
function valueForMarkdown(text) {
    const spelled = text
        .replace(/[\\\u2423]/g, (character) => (character === '\\' ? '\\\\' : '\\u{2423}'))
        .replace(/\n/g, '\\n')
        .replace(/[^\S ]/g, (space) => `\\u{${space.codePointAt(0)?.toString(16) ?? ''}}`);
    // Spaces at the ends, and those that follow one another, are not drawn.
    return codeForMarkdown(spelled.replace(/^ | (?= )| $/g, '\u2423'), Number.POSITIVE_INFINITY);
}
/** Returns `text` as inert code: nothing in it is a link, a mention or markup. */
function codeForMarkdown(text, longest) {
    return `<code>${forMarkdown(text, longest)}</code>`;
}
/** Returns a sentence of ours, in which `…` marks code, as Markdown. What is between the marks stays inert. */
function sentenceForMarkdown(text, longest) {
    return forMarkdown(text, longest).replace(/&#96;(.*?)&#96;/g, '<code>$1</code>');
}

;// CONCATENATED MODULE: ./build/src/report/plan-details.js

/** Values in quotes; the log's own escaping comes after it. */
const logStyle = { words: (text) => text, value: (text) => JSON.stringify(text) };
/** How much of a value is shown, in characters. */
const LONGEST_VALUE = 200;
/** Values as inert code. */
const markdownStyle = {
    words: (text) => sentenceForMarkdown(text),
    value: valueForMarkdown,
};
/** Returns a phrase as text of one style. */
function render(phrase, style) {
    return phrase
        .map((part) => (typeof part === 'string' ? style.words(part) : style.value(part.value)))
        .join('');
}
/**
 * Returns what a reviewer wants to know of one change, a phrase a line: why it is so, and which visible fields it is
 * about. Secrets stand there by the names of their references.
 */
function detailsOf(change) {
    switch (change.kind) {
        case 'create':
            return [
                ['no base connection in ', { value: change.entry.sandbox }, ' has this name'],
                ...fieldsOf(change.entry),
            ];
        case 'drifted':
            return change.differences.map(differing);
        case 'update':
        case 'rotate':
            return [
                ...change.differences.map(differing),
                ...(change.sendsCredentials ? [['credentials sent again: ', ...credentialsOf(change.entry)]] : []),
                ...change.left.map((each) => [...differing(each), ' (left as it is)']),
            ];
        case 'delete':
            return [
                [
                    'the base connection ',
                    { value: change.connection.id },
                    ' named ',
                    { value: change.connection.name },
                ],
            ];
        case 'conflict':
        case 'invalid':
            return [[change.problem.message]];
        case 'skipped':
            return [['another sandbox than the input `sandbox` names']];
        case 'unchanged':
            return change.connection === undefined ? [['absent, as it is to be']] : [];
    }
}
function differing({ field, observed, declared }) {
    const [before, after] = excerpts(observed, declared);
    return [`${field}: `, { value: before }, ' → ', { value: after }];
}
/** The parameters that are sent, those that are secret by the names of their references. */
function credentialsOf({ source, auth }) {
    return source.parameters.flatMap(({ name }, index) => {
        const value = auth[name];
        const separator = index === 0 ? '' : ', ';
        if (value === undefined)
            return [`${separator}${name} (minted)`];
        return value.kind === 'reference'
            ? [`${separator}${name} from the secret `, { value: value.name }]
            : [`${separator}${name}`];
    });
}
/** Returns two long texts from shortly before where they begin to differ: that is what has to be seen of them. */
function excerpts(a, b) {
    if (Math.max(a.length, b.length) <= LONGEST_VALUE)
        return [a, b];
    let same = 0;
    while (same < a.length && a[same] === b[same])
        same++;
    const start = Math.max(0, same - LONGEST_VALUE / 4);
    const from = (text) => `${start === 0 ? '' : '…'}${shortened(text.slice(start))}`;
    return [from(a), from(b)];
}
function shortened(text) {
    return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE)}…`;
}
/** The fields of a connection that is to be made, in the order in which they are sent. */
function fieldsOf({ name, description, source, auth }) {
    const parameters = source.parameters.map(({ name: parameter, normalise }) => {
        const value = auth[parameter];
        if (value === undefined)
            return [`${parameter}: minted when it is created`];
        if (value.kind === 'reference')
            return [`${parameter}: the secret `, { value: value.name }];
        // Text of another form may be a secret that was pasted there.
        const isShown = normalise(value.value) !== undefined;
        return isShown ? [`${parameter}: `, { value: value.value }] : [`${parameter}: as the file has it`];
    });
    return [
        ['name: ', { value: name }],
        ...(description === undefined ? [] : [['description: ', { value: shortened(description) }]]),
        ...parameters,
    ];
}

;// CONCATENATED MODULE: ./build/src/apply/outcome.js
/** Returns what becomes of a change without anything being done: all but a creation keeps its word. */
function outcomeWithoutDoing(change) {
    switch (change.kind) {
        case 'unchanged':
        case 'drifted': {
            const { id, state } = change.connection ?? {};
            return {
                kind: change.kind,
                ...(id === undefined ? {} : { id }),
                ...(state === undefined ? {} : { state }),
                ...('problem' in change && change.problem !== undefined ? { problem: change.problem } : {}),
            };
        }
        case 'conflict':
            return { kind: 'conflict', problem: change.problem };
        case 'invalid':
            return { kind: 'failed', problem: change.problem };
        case 'update':
        case 'rotate':
        case 'delete':
            return { kind: 'skipped', id: change.connection.id };
        case 'create':
        case 'skipped':
            return { kind: 'skipped' };
    }
}
/** Returns the outcome of an entry that ended in a problem, which is told at the entry's line; `id` is what it is about. */
function problemOutcome(kind, entry, problem, id) {
    return {
        kind,
        ...(id === undefined ? {} : { id }),
        problem: { entry: entry.key, place: entry.place, ...problem },
    };
}

;// CONCATENATED MODULE: ./build/src/plan/change.js
/** Whether apply has to do something for a change. */
function isToDo(change) {
    return ['create', 'update', 'rotate', 'delete'].includes(change.kind);
}
/** Returns the base connection that a change is about, when there is one and it is the entry's alone. */
function connectionOf(change) {
    return 'connection' in change ? change.connection : undefined;
}

;// CONCATENATED MODULE: ./build/src/report/run-report.js




/** Whether the plan was made to be applied, and was not approved of. */
function isRefused({ mode, isForReview }) {
    return mode === 'apply' && isForReview;
}
const DONE = ['created', 'adopted', 'updated', 'rotated', 'deleted'];
/** A conflict of the plan's own has neither id. */
function isDone({ kind, id, ids }) {
    return DONE.includes(kind) || (kind === 'conflict' && (id ?? ids) !== undefined);
}
/** Returns one row per entry, in the order of the file. */
function rowsOf(report) {
    const changes = new Map(report.plan?.changes.map((change) => [change.entry.key, change]));
    return report.entries.map((entry) => {
        const change = changes.get(entry.key);
        // A run that ends before it applies has outcomes all the same.
        const isApplied = report.mode === 'apply' && change !== undefined;
        const outcome = report.outcomes.get(entry.key) ?? (isApplied ? outcomeWithoutDoing(change) : undefined);
        const connection = change === undefined ? undefined : connectionOf(change);
        // An outcome says itself what is there: what is gone, or may be, is of no use to later steps.
        const there = outcome === undefined || outcome.kind === 'conflict' ? connection : undefined;
        const id = outcome?.kind === 'deleted' ? undefined : (outcome?.id ?? there?.id);
        const problem = outcome?.problem ?? (change !== undefined && 'problem' in change ? change.problem : undefined);
        return {
            key: entry.key,
            name: entry.name,
            sandbox: entry.sandbox,
            source: entry.source.name,
            change: change?.kind ?? '',
            outcome: outcome?.kind ?? '',
            id: id ?? '',
            state: report.redact(outcome?.state ?? there?.state ?? ''),
            health: report.health.get(entry.key)?.verdict ?? '',
            // A plan that was refused is still to be looked at.
            status: (isRefused(report) ? undefined : outcome?.kind) ?? change?.kind ?? '',
            isDone: outcome !== undefined && isDone(outcome),
            isDrifted: change?.kind === 'drifted' ||
                ((change?.kind === 'update' || change?.kind === 'rotate') && change.left.length > 0),
            details: change === undefined ? [] : detailsOf(change),
            ...(problem === undefined ? {} : { problem }),
        };
    });
}
/** Returns rows as people are to read them: what is wrong comes first, the rest in the order of the file. */
function worstFirst(rows) {
    const isWrong = ({ problem, health }) => health === 'failing' || (problem !== undefined && isError(problem));
    return [...rows.filter(isWrong), ...rows.filter((row) => !isWrong(row))];
}
/** Returns every problem of the run, that of its entries included, as they stand in the file. */
function problemsOf(report) {
    const ofEntries = rowsOf(report).flatMap(({ problem }) => (problem === undefined ? [] : [problem]));
    return [...report.problems, ...ofEntries].sort(src_problem/* byPlace */.hz);
}
/** Whether a problem is more than a warning. */
function isError(problem) {
    return problem.severity !== 'warning';
}

;// CONCATENATED MODULE: ./build/src/report/result.js

/** The exit code of a process that was told to stop: 128 and the number of SIGINT. */
const CANCELLED = 130;
/** Returns what a run came to, in one word and as an exit code. */
function resultOf(report) {
    const rows = rowsOf(report);
    const isDone = rows.some((row) => row.isDone);
    const isFailed = problemsOf(report).some(isError) || report.stopped !== undefined;
    if (isFailed) {
        const exitCode = report.stopped === 'cancelled' ? CANCELLED : 1;
        // A run that was stopped before it sent anything says nothing about the file.
        if (!report.begun && report.stopped === undefined)
            return { result: 'invalid', exitCode };
        return { result: isDone ? 'partial' : 'failed', exitCode };
    }
    if (report.mode === 'validate')
        return { result: 'valid', exitCode: 0 };
    if (report.mode === 'plan') {
        if (!hasChanges(report))
            return { result: 'in-sync', exitCode: 0 };
        return { result: 'planned', exitCode: report.failOnChanges ? 1 : 0 };
    }
    if (isDone)
        return { result: 'applied', exitCode: 0 };
    return { result: rows.some(({ outcome }) => outcome === 'drifted') ? 'drifted' : 'in-sync', exitCode: 0 };
}
/** Whether the plan holds anything to do or to know: drift and conflicts count. */
function hasChanges(report) {
    return rowsOf(report).some(({ change }) => change !== '' && change !== 'unchanged' && change !== 'skipped');
}

;// CONCATENATED MODULE: ./build/src/report/words.js


/** Returns a problem in one line: where, for which entry, what, what to do, and the code by which there is more on it. */
function problemText(problem) {
    const place = problem.place === undefined ? '' : `${problem.place.file}:${problem.place.line}:${problem.place.column} `;
    const entry = problem.entry === undefined ? '' : `${problem.entry}: `;
    return `${place}${entry}${adviceText(problem)} [${problem.code}]`;
}
/** Returns what is wrong and what to do, as sentences. */
function adviceText({ message, fix }) {
    return fix === undefined ? message : `${message}. ${fix.charAt(0).toUpperCase()}${fix.slice(1)}`;
}
/** Returns the first `most` of some names, and how many more there are. */
function listed(names, most) {
    const more = names.length > most ? ` and ${names.length - most} more` : '';
    return `${names.slice(0, most).join(', ')}${more}`;
}
/** How each kind of change or outcome is counted, in the order in which the counts stand. */
const COUNTED = new Map([
    ['create', 'to create'],
    ['update', 'to update'],
    ['rotate', 'to rotate'],
    ['delete', 'to delete'],
    ['created', 'created'],
    ['adopted', 'adopted'],
    ['updated', 'updated'],
    ['rotated', 'rotated'],
    ['deleted', 'deleted'],
    ['drifted', 'drifted'],
    ['unchanged', 'unchanged'],
    ['conflict', 'in conflict'],
    ['invalid', 'invalid'],
    ['failed', 'failed'],
    ['skipped', 'skipped'],
]);
/** Returns a line such as `4 created, 1 unchanged`; how many entries there are, when nothing was compared. */
function totals(report) {
    const rows = rowsOf(report);
    const kinds = rows.map(({ status }) => status);
    const counts = [...COUNTED]
        .map(([kind, words]) => [kinds.filter((each) => each === kind).length, words])
        .filter(([count]) => count > 0);
    if (counts.length > 0) {
        return [counts.map(([count, words]) => `${count} ${words}`).join(', '), ...testWords(rows)].join('; ');
    }
    return rows.length === 1 ? '1 connection' : `${rows.length} connections`;
}
/** Returns what the tests came to, such as `tests: 3 ok, 1 failing`; nothing when there were none. */
function testWords(rows) {
    const counts = ['ok', 'failing', 'untested']
        .map((verdict) => [rows.filter(({ health }) => health === verdict).length, verdict])
        .filter(([count]) => count > 0);
    if (counts.length === 0)
        return [];
    return [`tests: ${counts.map(([count, verdict]) => `${count} ${verdict}`).join(', ')}`];
}
/** Returns what a run came to, in a sentence without its full stop. */
function headline(report) {
    const { result } = resultOf(report);
    switch (result) {
        case 'invalid':
            return 'Nothing was sent: the file, the inputs or the secrets need mending';
        case 'valid':
            return `The connections file is valid: ${totals(report)}`;
        case 'in-sync':
            return `Nothing to do: ${totals(report)}`;
        case 'planned':
            return `Plan: ${totals(report)}${report.failOnChanges ? ' (a failure, since `fail-on-changes` is set)' : ''}`;
        case 'applied':
            return `Done: ${totals(report)}`;
        case 'drifted':
            return `Nothing was changed, but connections differ from the file: ${totals(report)}`;
        case 'partial':
        case 'failed':
            return `${stopWords(report)}${report.plan === undefined ? '' : `: ${totals(report)}`}`;
    }
}
function stopWords(report) {
    if (report.stopped === 'cancelled')
        return 'The run was cancelled';
    if (report.stopped === 'out-of-time')
        return 'The run ran out of time';
    if (isRefused(report))
        return 'The plan was not applied';
    const failing = rowsOf(report).filter(({ health }) => health === 'failing').length;
    const isElse = problemsOf(report).some((each) => isError(each) && each.code !== 'connection-failing');
    if (failing > 0 && !isElse) {
        return failing === 1 ? 'A connection does not work' : `${failing} connections do not work`;
    }
    return report.mode === 'plan' && report.plan !== undefined ? 'The plan has errors' : 'The run failed';
}

;// CONCATENATED MODULE: ./build/src/report/log.js



const log_SIGNS = new Map([
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
    const rows = worstFirst(rowsOf(report));
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
            `  ${log_SIGNS.get(row.change) ?? ' '} ${cells.join('  ').trimEnd()}`,
            ...details.map((phrase) => `      ${render(phrase, logStyle)}`),
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
    return `${headline(report)}.`;
}

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
    const { exitCode } = resultOf(report);
    const isOdd = rowsOf(report).some(
    // What is removed can't be brought back.
    (row) => row.isDrifted || row.health === 'failing' || row.status === 'delete');
    const symbol = exitCode !== 0 ? '❌' : isOdd ? '⚠️' : '✅';
    return `${symbol} **${headline(report)}** (${about.join(', ')})\n`;
}
/** Returns why the run only did what it did, when that needs saying. */
function noticeLines({ notice }) {
    return notice === undefined ? [] : [`> ${sentenceForMarkdown(notice)}\n`];
}
/** Returns all problems, errors first, as far as they fit into `room` bytes. */
function problemList(report, room) {
    const problems = problemsOf(report);
    if (problems.length === 0)
        return [];
    // What does not fit is left out from the end: that is never an error as long as there is a warning.
    const items = [...problems.filter(isError), ...problems.filter((each) => !isError(each))].map((problem) => {
        const place = problem.place;
        const where = [
            ...(problem.entry === undefined ? [] : [`**${forMarkdown(problem.entry)}**`]),
            ...(place === undefined ? [] : [codeForMarkdown(`${place.file}:${place.line}:${place.column}`)]),
        ].join(' ');
        const mark = isError(problem) ? '' : '⚠️ ';
        const text = sentenceForMarkdown(report.redact(adviceText(problem)));
        return `- ${mark}${where}${where === '' ? '' : ' '}${text}${moreOn(problem, report)}`;
    });
    return [
        problems.some(isError) ? '### What went wrong\n' : '### Good to know\n',
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
    if (rows.length === 0 || (report.plan === undefined && report.problems.some(isError)))
        return [];
    const lines = worstFirst(rows).map((row) => renderRow(row, report, details));
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
    const state = row.state === '' || row.state === 'enabled' ? '' : ` (state ${forMarkdown(row.state, 40)})`;
    // What is wrong stands above the table already; what is created is spelled out for review.
    const isSpelledOut = details && (SPELLED_OUT.includes(row.change) || (row.change === 'create' && isForReview));
    const phrases = isSpelledOut ? row.details.map((phrase) => `<br>${render(phrase, markdownStyle)}`) : [];
    const link = orgId === undefined || row.id === '' ? '' : ` [open](${accountUrl(orgId, row)})`;
    const id = row.id === '' ? '' : `${codeForMarkdown(row.id, 200)}${link}`;
    const cells = [
        row.health === 'failing' ? '❌' : (SYMBOLS.get(status) ?? ''),
        codeForMarkdown(row.key),
        forMarkdown(row.name, 255),
        codeForMarkdown(row.sandbox),
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
        notes.push(`Plan hash: ${codeForMarkdown(planHash)}`);
    return notes;
}
/** Returns notes as small print, on one line: where Markdown keeps line breaks, two would come of each. */
function smallPrint(notes) {
    return notes.map((note) => `<sub>${note}</sub>`).join('<br>');
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
var external_node_crypto_ = __nccwpck_require__(7598);
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
                plan_hash_differing(change.differences),
            ]);
        case 'update':
        case 'rotate':
            return JSON.stringify([
                change.kind,
                orgId,
                declared(entry),
                change.connection.id,
                plan_hash_differing(change.differences),
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
function plan_hash_differing(differences) {
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
    const rows = rowsOf(report).filter(({ change }) => change !== 'unchanged' && change !== 'skipped');
    const about = [
        codeForMarkdown(config, 200),
        ...(sandbox === undefined ? [] : [`sandbox ${codeForMarkdown(sandbox)}`]),
        `commit ${codeForMarkdown(head.slice(0, 7))}`,
    ];
    const top = [markerOf(report), '## Base connections\n', verdictLine(report, about), ...noticeLines(report)];
    const where = runUrl === undefined ? 'the summary of the run' : `[the summary of the run](${runUrl})`;
    const bottom = [
        smallPrint([
            ...footnotes(rows, report),
            details ? `More in ${where}.` : `This is cut short: all of it is in ${where}.`,
        ]),
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
    const { result } = resultOf(report);
    // The secret that stands in the file may stand in a name. It is not masked, since that would blot out other words.
    const isShown = result === 'invalid' && problemsOf(report).some(({ code }) => code === 'secret-visible');
    const rows = isShown ? [] : rowsOf(report);
    const count = (...kinds) => rows.filter(({ outcome }) => kinds.includes(outcome)).length;
    const failed = report.mode === 'apply'
        ? count('failed', 'conflict')
        : rows.filter(({ change }) => change === 'conflict' || change === 'invalid').length;
    const [only, ...others] = rows;
    return {
        ids: JSON.stringify(Object.fromEntries(rows.filter(({ id }) => id !== '').map(({ key, id }) => [key, id]))),
        id: others.length === 0 ? (only?.id ?? '') : '',
        connections: JSON.stringify(rows.map(connectionData)),
        created: String(count('created')),
        updated: String(count('updated', 'rotated')),
        deleted: String(count('deleted')),
        failed: String(failed),
        changed: String(rows.some(({ isDone }) => isDone)),
        'has-changes': String(hasChanges(report)),
        'plan-hash': report.planHash ?? '',
        result,
    };
}
/** Returns what data tells of one entry: an allow-list of fields, all strings. */
function connectionData({ key, name, sandbox, source, change, outcome, id, state, health }) {
    return { key, name, sandbox, source, change, outcome, id, state, health };
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
    const rows = rowsOf(report);
    const mode = resultOf(report).result === 'invalid' ? [] : [`mode ${report.mode}`];
    const parts = [
        '## Base connections\n',
        verdictLine(report, [codeForMarkdown(report.config), ...mode]),
        ...noticeLines(report),
        ...problemList(report, MAX_PROBLEM_BYTES),
    ];
    const room = MAX_BYTES - Buffer.byteLength(parts.join('\n'));
    parts.push(...entryTable(rows, report, { room, details: true }), smallPrint(footnotes(rows, report)));
    return `${parts.join('\n')}\n`;
}

;// CONCATENATED MODULE: ./build/src/report/publish.js








/**
 * Writes everything there is to say of a run that has ended; the ids come first. Returns the exit code: that of the
 * report, or 1 when the outputs could not be written, since later steps would go on without the ids.
 */
async function publish(report, sinks, keepComment) {
    const { result, exitCode } = resultOf(report);
    const outputsFault = await faultOf(async () => sinks.setOutputs(outputsOf(report)));
    if (report.notice !== undefined) {
        sinks.annotate({ severity: 'notice', title: TITLE, message: report.notice });
    }
    for (const problem of problemsOf(report)) {
        sinks.annotate({
            severity: isError(problem) ? 'error' : 'warning',
            title: problem.entry === undefined ? TITLE : `${TITLE}: ${problem.entry}`,
            message: problemText(problem),
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
    const keys = rowsOf(report)
        .filter((row) => row.isDrifted)
        .map(({ key }) => `\`${key}\``);
    if (keys.length === 0)
        return undefined;
    return `what Adobe has differs from the file, and is left as it is: ${listed(keys, 5)}. The job summary shows in what`;
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
        const problems = (0,src_problem/* problemsIn */._n)(error);
        const why = problems.map(adviceText).join('. ');
        const codes = problems.map(({ code }) => ` [${code}]`).join('');
        return `the plan is not in a comment on pull request #${comment.pullRequest.number}, but in the job summary: ${why}${codes}`;
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

;// CONCATENATED MODULE: ./build/src/at-once.js
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

;// CONCATENATED MODULE: ./build/src/apply/by-place.js
/**
 * Works on what was made, by sandbox and source: what one listing shows. A mistake of ours in one place is raised once the
 * others are done.
 */
async function byPlace(made, work) {
    const places = new Map();
    for (const each of made) {
        const place = JSON.stringify([each.entry.sandbox, each.entry.source.name]);
        places.set(place, [...(places.get(place) ?? []), each]);
    }
    const ended = await Promise.allSettled([...places.values()].map(work));
    for (const each of ended)
        if (each.status === 'rejected')
            throw each.reason;
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
    await byPlace(waiting, (group) => awaitGroup(group, outcomes, applying));
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

// EXTERNAL MODULE: ./build/src/http/describe-exchange.js
var describe_exchange = __nccwpck_require__(5911);
// EXTERNAL MODULE: ./build/src/http/failure.js
var failure = __nccwpck_require__(4132);
// EXTERNAL MODULE: ./build/src/is-record.js
var is_record = __nccwpck_require__(3471);
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




/** Returns the code of what Adobe did not do, and what to do about it: an answer is another thing than none. */
function refusalAdvice(result) {
    return {
        code: (0,failure/* failureCode */.A)(result, { answered: 'adobe-refused', unreachable: 'adobe-unreachable' }),
        fix: hintOf(result) ??
            ((0,failure/* isAnswered */.Q)(result)
                ? 'mend what the answer names, and run again; if it names nothing, check that `platform-url` leads to Adobe'
                : 'check that `platform-url` can be reached from this machine, and run again'),
    };
}
/** Returns what to do about what Adobe did not do, when its code or status is known. */
function hintOf(result) {
    return result.kind === 'answer' ? hintFor((0,describe_exchange/* readError */.lS)(result.json).code, result.status) : undefined;
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

// EXTERNAL MODULE: ./build/src/http/retry-policy.js
var retry_policy = __nccwpck_require__(2343);
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

;// CONCATENATED MODULE: ./build/src/flow-service/base-connection.js

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
    if (!(0,is_record/* isRecord */.u)(item))
        return undefined;
    const id = item['id'];
    const name = base_connection_text(item['name']);
    if (!isConnectionId(id) || name === undefined)
        return undefined;
    const auth = (0,is_record/* isRecord */.u)(item['auth']) ? item['auth'] : {};
    const params = (0,is_record/* isRecord */.u)(auth['params']) ? auth['params'] : {};
    const spec = (0,is_record/* isRecord */.u)(item['connectionSpec']) ? item['connectionSpec'] : {};
    return {
        id,
        name,
        ...optional('description', base_connection_text(item['description'])),
        ...optional('state', base_connection_text(item['state'])
            ?.replace(/[^\w .-]/g, '?')
            .slice(0, LONGEST_STATE)),
        ...optional('connectionSpecId', base_connection_text(spec['id'])),
        ...optional('sandbox', base_connection_text(item['sandboxName'])),
        ...optional('createdAt', typeof item['createdAt'] === 'number' ? item['createdAt'] : undefined),
        ...optional('createdClient', base_connection_text(item['createdClient'])),
        ...optional('etag', base_connection_text(item['etag'])),
        authParams: Object.fromEntries(Object.entries(params).filter((pair) => typeof pair[1] === 'string')),
    };
}
function base_connection_text(value) {
    return typeof value === 'string' ? value : undefined;
}
function optional(key, value) {
    return value === undefined ? {} : { [key]: value };
}

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
                return isConnectionId(id) ? { kind: 'created', id } : { kind: 'lost' };
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
        const text = (0,describe_exchange/* describeExchange */.Nu)(result, creating.redact);
        switch (answer.kind) {
            case 'final':
                return mayExist ? uncertain(entry, text) : refused(entry, result, text);
            case 'not-acted-on': {
                if (creating.stopped.aborted)
                    continue;
                const step = (0,retry_policy/* nextStep */.sk)(result, {
                    number: attempt,
                    now: creating.clock.now(),
                    remaining: creating.remaining(),
                    random: creating.random(),
                });
                if (step.kind === 'done') {
                    return mayExist ? uncertain(entry, text) : refused(entry, result, text);
                }
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
function refused(entry, result, text) {
    return problemOutcome('failed', entry, {
        ...refusalAdvice(result),
        message: `the base connection was not created: ${text}`,
    });
}
function uncertain(entry, text) {
    return problemOutcome('failed', entry, {
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
async function credentials_credentialsOf(entry, credentials) {
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

// EXTERNAL MODULE: ./build/src/http/exchange.js
var exchange = __nccwpck_require__(6089);
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
        if (!(error instanceof src_problem/* ProblemError */.Mm))
            throw error;
        const [{ code, fix } = (0,src_problem/* internalProblem */.R3)(error)] = error.problems;
        return { kind: 'refused', text: error.message, advice: { code, fix: fix ?? 'run again' } };
    }
    const isRepeated = result.kind === 'answer' && result.repeated === true;
    if (isAbsence(result))
        return { kind: isRepeated ? 'removed' : 'absent' };
    if (isSuccess(result))
        return { kind: 'removed' };
    if ((0,exchange/* isCutByEnd */.bG)(result) && result.kind === 'not-sent')
        return { kind: 'not-tried' };
    const words = { text: (0,describe_exchange/* describeExchange */.Nu)(result, redact), advice: refusalAdvice(result) };
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
    const failed = (problem) => problemOutcome('failed', entry, problem, id);
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
        return problemOutcome('failed', entry, { ...problem, message: redact(problem.message) }, id);
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
                ...removal.advice,
                message: `the base connection ${id} was not removed: ${removal.text}`,
            });
        case 'unknown':
            return problemOutcome('failed', entry, {
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
    await byPlace(made, (group) => resolveIn(group, known, applying));
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
    const idsOf = ({ entry }) => seen.get(entry.key) ?? [];
    for (const each of open)
        record(each.entry, unsettled(each, idsOf(each), why));
    if (why !== NOT_SHOWN)
        return;
    for (const each of open) {
        const ids = idsOf(each);
        if (!ids.includes(each.id) && (await isUnknown(each, applying)))
            record(each.entry, missing(each, ids));
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
            applying.record(entry, problemOutcome('conflict', entry, {
                code: 'name-altered',
                message: `the base connection ${verdict.ids.join(' and ')} was created, but Flow Service shows it under another name`,
                fix: `add \`id: ${id}\` to the entry, or it will be created again`,
            }, id));
            return undefined;
        case 'remove':
            return removeOurs(made, verdict.keep, last, applying);
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
    const before = made.note === undefined ? '' : `${made.note.message}; and after that `;
    return {
        ...adoptedOrCreated(made, undefined),
        problem: {
            code: 'twin-unchecked',
            severity: 'warning',
            message: `${before}it could not be checked whether another run created the same base connection at the same time: ${why}`,
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
    return problemOutcome('failed', entry, {
        code: 'not-there',
        message: `the base connection ${id} is not there, although its creation was answered with this id`,
        fix: 'run again: it is created then. If that does not help, look at it in Adobe Experience Platform',
    });
}
/** Removes what this run made, for the one that is kept; which is watched from then on, since it is somebody else's. */
async function removeOurs(made, keep, last, applying) {
    const { entry, id } = made;
    const removal = await removeConnection(entry.sandbox, id, applying);
    if (removal.kind !== 'removed' && removal.kind !== 'absent') {
        const why = 'text' in removal ? removal.text : ENDED;
        const what = `another run made the same first, and this run's could not be removed (${why})`;
        applying.record(entry, nameConflict(entry, what, [keep.id, id], id));
        return undefined;
    }
    // No further listing would show that what was said to be removed is there all the same.
    if (last && !(await isSeenGone(made, applying))) {
        const what = "another run made the same first, and this run's may still be there, although its removal was answered";
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
async function isSeenGone({ entry, id }, { flowService }) {
    try {
        const found = await flowService.findConnection(entry.sandbox, id);
        return found === undefined || found.state === 'deleting';
    }
    catch (error) {
        if (error instanceof src_problem/* ProblemError */.Mm)
            return false;
        throw error;
    }
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
    const failed = (code, message, fix) => problemOutcome('failed', entry, { code, message, fix }, id);
    const again = 'look at the new plan, and run again';
    return {
        done: () => well(kind === 'rotate' ? 'rotated' : 'updated'),
        unchanged: () => well('unchanged'),
        skipped: () => well('skipped'),
        gone: () => problemOutcome('failed', entry, {
            code: 'changed-meanwhile',
            message: `the base connection ${id} was removed while the run was under way`,
            fix: again,
        }),
        moved: (fields) => failed('changed-meanwhile', `the base connection ${id} was not changed: while the run was under way somebody changed its ${fields.join(', ')}`, again),
        contended: () => failed('changed-meanwhile', `the base connection ${id} was not changed: others kept changing it`, 'run again when nobody else is at it'),
        withoutEtag: () => failed('adobe-refused', `the base connection ${id} was not changed: Flow Service shows no etag of it, without which it takes no change`, 'run again when its state is enabled'),
        refused: (text, { code, fix }) => failed(code, `the base connection ${id} was not changed: ${text}`, fix),
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
    if (isSuccess(result))
        return 'done';
    if (status === 412)
        return 'stale';
    return status >= 400 && status < 500 && !UNCLEAR.has(status) ? 'refused' : 'unclear';
}
/**
 * Brings the base connection of one entry to what the plan says, and touches nothing else of it. When somebody changed it
 * meanwhile, it is read again and what is left of the plan is tried once more; when that somebody changed what the plan
 * is about, nothing is overwritten. `credentials` is asked right before they are sent. Throws a ProblemError only while
 * nothing was changed.
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
        const text = (0,describe_exchange/* describeExchange */.Nu)(result, redact);
        if (answer === 'unclear' || isRepeated(result))
            mayBeMade = text;
        if (mayBeMade === undefined && answer === 'refused') {
            if ((0,exchange/* isCutByEnd */.bG)(result))
                return words.skipped();
            return isAbsence(result) ? words.gone() : words.refused(text, refusalAdvice(result));
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
 * belong to a plan that sends them, and the name to an entry that is found by it. `sent` are the parameters that this run
 * may have set them to: then what it can not tell apart counts as its own.
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
async function outcomeOf(change, known, applying) {
    const { stop } = applying;
    if (stop.requested.aborted)
        return outcomeWithoutDoing(change);
    try {
        return await doChange(change, known, applying);
    }
    catch (error) {
        // Whatever throws has changed nothing.
        const undone = outcomeWithoutDoing(change);
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
            return updateConnection(change, () => credentials_credentialsOf(entry, applying), applying);
        case 'delete':
            return deleteConnection(change, applying);
    }
}
async function createEntry(entry, known, applying) {
    const { flowService, clock, random, stop, pause, settlingTime, redact } = applying;
    return createConnection(entry, payloadOf(entry, await credentials_credentialsOf(entry, applying)), {
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

;// CONCATENATED MODULE: ./build/src/secrets/answered-tokens.js

/** Whether `value` is a token that a header and JSON carry unchanged, and that is long enough to be masked. */
function isToken(value) {
    return typeof value === 'string' && /^[\x21-\x7e]{8,}$/.test(value);
}
/** Masks the tokens of an answer that is about to be told as an error: a server may give one and refuse all the same. */
function maskTokensIn(result, mask) {
    if (result.kind !== 'answer' || !(0,is_record/* isRecord */.u)(result.json))
        return;
    for (const name of ['access_token', 'refresh_token', 'id_token']) {
        const token = result.json[name];
        if (typeof token === 'string' && token.length >= 8)
            mask(token);
    }
}

// EXTERNAL MODULE: ./build/src/secrets/secret.js
var secret = __nccwpck_require__(6999);
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
        maskTokensIn(result, minting.mask);
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
    return isToken(token) ? token : undefined;
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
    if (!plan.changes.some(isToDo) || world.approve === undefined || (await world.approve(report)))
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
        message: `the plan removes ${listed(names, 3)}: without the input \`allow-delete: true\` nothing of it is applied`,
        fix: 'set the input when that is meant, or leave `ensure: absent` out of the file',
        place: first.entry.place,
    };
}
async function requireApproval(plan, scene) {
    const { options, report } = scene;
    const { expectedPlanHash, requireReviewedPlan } = options;
    if (!hasChanges(report))
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
        return refuse('plan-not-reviewed', `the plan is not the one that was reviewed on pull request #${merged.number}: it differs in ${listed(names, 3)}`);
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

// EXTERNAL MODULE: ./build/src/config/connections-file.js + 16 modules
var connections_file = __nccwpck_require__(4191);
// EXTERNAL MODULE: ./build/src/nearest.js
var nearest = __nccwpck_require__(7707);
;// CONCATENATED MODULE: ./build/src/stages/load-connections.js





/** Reads and checks the file; throws all that is wrong with it. Returns its text. */
async function loadConnections({ options, world, report }) {
    const { config, sandbox } = options;
    const bytes = await world.readFile(config);
    const file = (0,connections_file/* readConnectionsFile */.r)(bytes, config, sandbox === undefined ? {} : { sandbox });
    if (file.problems.some(isError))
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
                ? `use keys of the file: ${listed([...byKey.keys()], 10)}`
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
    if (problems.some(isError))
        throw new src_problem/* ProblemError */.Mm(problems);
    return problems;
}

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
        const id = connectionOf(change)?.id;
        if (id !== undefined)
            claims.set(id, [...(claims.get(id) ?? []), change.entry]);
    }
    return changes.map((change) => {
        const connection = connectionOf(change);
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
var http_stop = __nccwpck_require__(940);
;// CONCATENATED MODULE: ./build/src/report/sinks.js

/** Returns `sinks` behind `redactor`: no secret passes, and nothing is taken for a command of the runner. */
function guarded(sinks, redactor) {
    const { redact } = redactor;
    return {
        info: (line) => sinks.info(forLog(redact(line))),
        plan: (lines) => sinks.plan(lines.map((line) => forLog(redact(line)))),
        progress: (done, total, line) => sinks.progress(done, total, forLog(redact(line))),
        debug: (line) => sinks.debug(forLog(redact(line))),
        annotate: (annotation) => sinks.annotate({
            ...annotation,
            title: forLog(redact(annotation.title)),
            message: forLog(redact(annotation.message)),
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

;// CONCATENATED MODULE: ./build/src/secrets/needle-index.js
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

;// CONCATENATED MODULE: ./build/src/secrets/redactor.js

/**
 * Returns a redactor that knows no secret yet. `encodings` are further ways in which text is written here, such as the
 * escaping of a renderer: a secret is recognised in each.
 */
function createRedactor(encodings = []) {
    const index = new NeedleIndex();
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
    const redactor = createRedactor([(text) => forMarkdown(text, Number.POSITIVE_INFINITY)]);
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
    const rows = rowsOf(report);
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
    noteHealth(rowsOf(report), entries, scene);
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
    await atOnce(tested, options.concurrency, async ({ entry, id, obstacle }) => {
        const health = obstacle === undefined ? await test(entry, id) : untested(obstacle);
        report.health.set(entry.key, health);
        if (obstacle !== undefined)
            return;
        inVain = health.verdict === 'untested' ? inVain + 1 : 0;
        why = health.why ?? '';
    });
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
    for (const { key, id } of rowsOf(report)) {
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
    for (const { key, state } of rowsOf(report)) {
        if (state !== '' && state !== 'enabled')
            byState.set(state, [...(byState.get(state) ?? []), key]);
    }
    for (const [state, [first = '', ...others]] of byState) {
        const { message, fix } = note_states_MEANINGS.get(state) ?? {
            message: `the base connection is in the state \`${state}\`, and this version does not know what that means`,
            fix: 'look at it in Adobe Experience Platform',
        };
        const more = others.length === 0 ? '' : ` (so ${others.length === 1 ? 'is' : 'are'} ${listed(others, 5)})`;
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

;// CONCATENATED MODULE: ./build/src/secrets/resolve-references.js



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
        const fault = value === undefined ? unknownName(name, values) : resolve_references_faultOf(value, seen.get(value));
        if (value !== undefined && fault === undefined)
            secrets.set(name, new secret/* Secret */.z(value));
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
        .filter((value) => value.trim().length >= SHORTEST_NEEDLE && !seen.has(value) && !isPlaceholder(value));
}
function isPlaceholder(value) {
    return PLACEHOLDERS.some((pattern) => pattern.test(value.trim()));
}
function unknownName(name, values) {
    const message = 'is not in the input `secrets`';
    const [line] = [...values].find(([, value]) => value.includes(` ${name}=`)) ?? [];
    if (line !== undefined) {
        const fix = `it stands in the line of \`${line}\`: give each a line of its own, below \`secrets: |\``;
        return { code: 'secret-unknown', message, fix };
    }
    const near = (0,nearest/* nearest */.p)(name, [...values.keys()]);
    const fix = near === undefined
        ? `add a line \`${name}=\${{ secrets.${name} }}\` to the input \`secrets\` of the step`
        : `did you mean \`${near}\`, which is there?`;
    return { code: 'secret-unknown', message, fix };
}
/** The checks of one value, in order: the first that fails is told. */
function resolve_references_faultOf(value, visibleIn) {
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
    if (value.length < SHORTEST_NEEDLE) {
        return {
            code: 'secret-too-short',
            message: `is shorter than ${SHORTEST_NEEDLE} characters, so that masking it would blot out ordinary words`,
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
    const index = new NeedleIndex();
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

;// CONCATENATED MODULE: ./build/src/secrets/parse-secrets.js
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

;// CONCATENATED MODULE: ./build/src/secrets/resolve-secrets.js



/**
 * Masks every value that the file refers to, and then resolves the references. Returns none when the input was not
 * given and need not be. Throws a ProblemError with all that is wrong with the input or the values.
 */
function resolveSecrets({ entries, needed, input, required, visible, mask, }) {
    const references = referencesOf(entries);
    const names = new Set(references.map(({ name }) => name));
    const { values, problems } = parseSecrets(input?.reveal() ?? '', names);
    for (const value of maskable(references, values, visible))
        mask(value);
    if (problems.length > 0)
        throw new src_problem/* ProblemError */.Mm(problems);
    if (input === undefined && !required)
        return new Map();
    const resolved = resolveReferences(referencesOf(needed), values, visible);
    if (resolved.problems.length > 0)
        throw new src_problem/* ProblemError */.Mm(resolved.problems);
    return resolved.secrets;
}
/** Returns every place in the entries that names a secret, in the order of the file. */
function referencesOf(entries) {
    return entries.flatMap((entry) => Object.values(entry.auth).flatMap((value) => value.kind === 'reference' ? [{ name: value.name, place: value.place, entry: entry.key }] : []));
}

// EXTERNAL MODULE: ./build/src/sources/sources.js + 3 modules
var sources = __nccwpck_require__(8105);
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
    return resolveSecrets({
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
        const where = findVisible(secret.reveal(), visible);
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

// EXTERNAL MODULE: ./build/src/http/gate.js
var gate = __nccwpck_require__(5815);
// EXTERNAL MODULE: ./build/src/http/http-client.js
var http_client = __nccwpck_require__(6158);
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
        if (isToken(token)) {
            source.mask(token);
            return new secret/* Secret */.z(token);
        }
    }
    maskTokensIn(result, source.mask);
    const refused = result.kind === 'answer' && result.status < 500;
    throw new src_problem/* ProblemError */.Mm({
        code: (0,failure/* failureCode */.A)(result, { answered: 'adobe-token-refused', unreachable: 'adobe-unreachable' }),
        message: `Adobe's identity service (IMS) gave no access token: ${refused && result.status === 200 ? 'its answer holds none' : (0,describe_exchange/* describeExchange */.Nu)(result, source.redact)}`,
        fix: hintOf(result) ??
            (result.kind === 'answer'
                ? 'check `adobe-client-id` and `adobe-client-secret`'
                : 'check that `ims-url` can be reached from this machine, and run again'),
    });
}

;// CONCATENATED MODULE: ./build/src/flow-service/connection-spec.js


/**
 * Compares what Flow Service says of a source's connection spec with what this program would send. Returns the
 * problem, `undefined` when all is well, or `'refused'` when the look-up itself failed.
 *
 * Adobe has announced the end of the Zoho CRM source:
 * @see https://experienceleague.adobe.com/en/docs/experience-platform/sources/connectors/crm/zoho
 */
function checkConnectionSpec(result, source) {
    if (isAbsence(result))
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
        fix: 'nothing was changed; look for a newer version of this action',
    };
}

;// CONCATENATED MODULE: ./build/src/flow-service/dependents.js



/** Characters of a name that are shown. */
const LONGEST_NAME = 40;
/**
 * Returns what reads the items of `GET /sourceConnections` or `GET /flows`: `member` names what they hang on. `redact` runs
 * before a name is cut: half a secret is not recognised.
 */
function parseHanging(member, redact) {
    return (item) => {
        if (!(0,is_record/* isRecord */.u)(item) || !isConnectionId(item['id']))
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
    const text = (0,describe_exchange/* describeExchange */.Nu)(result, redact);
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
            if (isDoubtful)
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
 * Throws unless the service counts as many items as were listed. When it answers without counting, less than a page is
 * taken as it is.
 * @see https://experienceleague.adobe.com/en/docs/experience-platform/dataflows/api/sort-and-filter
 */
async function confirmCount(listing, found) {
    const result = await listing.page(`property=${listing.filter}&count=true`);
    const count = result.kind === 'answer' && (0,is_record/* isRecord */.u)(result.json) ? result.json['count'] : undefined;
    const isUncounted = (0,failure/* isAnswered */.Q)(result) && !(0,retry_policy/* isThrottled */.B5)(result);
    const isWhole = typeof count === 'number' ? count <= found : isUncounted && found < PAGE_SIZE;
    if (!isWhole) {
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
            parse: parseBaseConnection,
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
        if (isAbsence(result))
            return undefined;
        if (result.kind === 'answer' && result.status === 200 && (0,is_record/* isRecord */.u)(result.json)) {
            // The documentation and the specification disagree on whether the one item comes in a list.
            const items = result.json['items'] ?? [result.json];
            if (Array.isArray(items) && items.length === 0)
                return undefined;
            const connection = Array.isArray(items) ? parseBaseConnection(items[0]) : undefined;
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
        const text = (0,describe_exchange/* describeExchange */.Nu)(result, this.#options.redact);
        return new src_problem/* ProblemError */.Mm({ message: `could not ${what}: ${text}`, ...refusalAdvice(result) });
    }
}

;// CONCATENATED MODULE: ./build/src/flow-service/connect.js




/** Returns a client for Flow Service, and the HTTP client behind it, which keeps the run's limits. Sends nothing yet. */
function connect(connecting) {
    const { account, platformUrl, imsUrl, clock, mask, redact } = connecting;
    const { clientId, orgId, credential } = account;
    const http = new http_client/* HttpClient */.Q({ ...connecting, gate: new gate/* Gate */.i(clock, connecting.concurrency) });
    const send = http.repeatedly.bind(http);
    const tokens = accessTokens({ imsUrl, clientId, credential, send, mask, redact });
    return { http, flowService: new FlowService({ platformUrl, clientId, orgId, tokens, http, redact }) };
}

;// CONCATENATED MODULE: ./build/src/stages/sign-in.js

/** Signs in at Adobe: the first request of a run. Throws a ProblemError when Adobe gives no token. */
async function signIn({ options, world, sinks, stop, report, redact }) {
    const { adobe: account, ...rest } = options;
    if (account === undefined)
        throw new Error(`mode ${options.mode} without a credential`);
    report.begun = true;
    const { clock, random, fetch } = world;
    const { mask, debug, info } = sinks;
    const adobe = connect({ ...rest, account, clock, random, fetch, stop, mask, debug, info, redact });
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
        // What the end of the run broke off is told once, below; nothing else is left untold.
        const isEnded = stop.reason() !== undefined;
        report.problems.push(...(0,src_problem/* problemsIn */._n)(error).filter(({ code }) => !isEnded || code !== 'run-ended'));
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


/***/ }),

/***/ 6999:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ Secret)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7975);

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


/***/ }),

/***/ 8105:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Hu: () => (/* binding */ defaultSource),
  TC: () => (/* binding */ findSource),
  Tj: () => (/* binding */ sources)
});

;// CONCATENATED MODULE: ./build/src/sources/zoho-data-centres.js
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

// EXTERNAL MODULE: ./build/src/nearest.js
var nearest = __nccwpck_require__(7707);
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
    // Which host is nearest takes long to find out, and nobody asks when all is well.
    const refuse = (what) => ({
        message: `\`${rules.name}\` ${what}`,
        fix: advice(rules, expected, host),
    });
    const fault = FAULTS.find(([pattern]) => pattern.test(text));
    if (fault !== undefined)
        return refuse(fault[1]);
    const [, scheme, , path] = FORM.exec(text) ?? [];
    if (host === undefined || path === undefined) {
        return refuse(rules.path ? 'is not a plain URL or host, with or without a path' : 'is not a plain URL');
    }
    if (scheme === undefined && !rules.bareHost)
        return refuse('does not start with `https://`');
    const dataCentre = dataCentres.find((each) => rules.hosts(each).includes(host));
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
    const all = dataCentres.flatMap(rules.hosts);
    const meant = host === undefined ? undefined : (0,nearest/* nearest */.p)(host, all);
    const dataCentre = expected ?? (meant && dataCentres.find((each) => rules.hosts(each).includes(meant)));
    const hosts = dataCentre ? rules.hosts(dataCentre) : dataCentres.map((each) => rules.hosts(each)[0] ?? '');
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
const CLIENT_SECRET = /^[0-9a-f]{40,}$/;
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
    const declared = dataCentres.find(({ code }) => dataCenter?.kind === 'literal' && code === dataCenter.value);
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
    const fix = `add \`dataCenter:\` with one of ${dataCentres.map(({ code }) => code).join(', ')}`;
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
    const isToken = TOKEN.test(clientId.value);
    if (isToken || CLIENT_SECRET.test(clientId.value)) {
        return [
            {
                code: 'literal-secret',
                message: `\`clientId\` holds what looks like a Zoho ${isToken ? 'token' : 'client secret'}, written out in the file`,
                fix: `put the client id there; treat the ${isToken ? 'token' : 'secret'} as leaked, and ${isToken ? 'revoke' : 'replace'} it in Zoho's API console`,
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


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		id: moduleId,
/******/ 		loaded: false,
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Flag the module as loaded
/******/ 	module.loaded = true;
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/node module decorator */
/******/ (() => {
/******/ 	__nccwpck_require__.nmd = (module) => {
/******/ 		module.paths = [];
/******/ 		if (!module.children) module.children = [];
/******/ 		return module;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(8712);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
