import { spawn } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  type CompletionItem,
  CompletionRequest,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DidOpenTextDocumentNotification,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  MarkupContent,
  type Position,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node.js';

/** A file in the editor. A file on disk with the same name is ignored. */
export interface OpenFile {
  readonly complete: (at: Position) => Promise<readonly CompletionItem[]>;
  /** Returns the Markdown that the editor shows for the word at a position, or an empty text. */
  readonly hover: (at: Position) => Promise<string>;
  readonly diagnostics: () => Promise<readonly Diagnostic[]>;
}

export interface Editor {
  /** Opens a file that is not open yet. */
  readonly open: (path: string, text: string) => Promise<OpenFile>;
  readonly close: () => Promise<void>;
}

/** The server that is part of VS Code's YAML extension and that other editors start by name. */
const SERVER = fileURLToPath(import.meta.resolve('yaml-language-server/bin/yaml-language-server'));

/** Settings that prevent the server from loading schemas from the network. */
const SETTINGS = { schemaStore: { enable: false }, kubernetesCRDStore: { enable: false } };

/** Starts the YAML language server like an editor, and communicates over standard input and output. */
export async function startEditor(): Promise<Editor> {
  const server = spawn(process.execPath, [SERVER, '--stdio'], {
    env: { NODE_OPTIONS: `--import=${new URL('only-this-machine.js', import.meta.url)}` },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const gone = new Promise<void>((resolve) => server.once('close', () => resolve()));
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  // When the server exits, pending requests fail instead of waiting forever.
  void gone.then(() => connection.dispose());

  const published = new Map<string, (diagnostics: readonly Diagnostic[]) => void>();
  connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) =>
    published.get(uri)?.(diagnostics),
  );
  const configured = new Promise<void>((resolve) => {
    connection.onRequest(ConfigurationRequest.type, ({ items }) => {
      resolve();
      return items.map(({ section }) => (section === 'yaml' ? SETTINGS : null));
    });
  });
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: null,
    capabilities: { workspace: { configuration: true } },
  });
  await connection.sendNotification(InitializedNotification.type, {});
  await configured;

  return {
    open: async (path, text) => {
      const uri = pathToFileURL(path).href;
      const diagnostics = new Promise<readonly Diagnostic[]>((resolve) => published.set(uri, resolve));
      const textDocument = { uri, languageId: 'yaml', version: 1, text };
      await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
      return {
        complete: async (position) => {
          const found = await connection.sendRequest(CompletionRequest.type, { textDocument, position });
          return Array.isArray(found) ? found : (found?.items ?? []);
        },
        hover: async (position) => {
          const found = await connection.sendRequest(HoverRequest.type, { textDocument, position });
          return MarkupContent.is(found?.contents) ? found.contents.value : '';
        },
        diagnostics: () => diagnostics,
      };
    },
    close: async () => {
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      await gone;
    },
  };
}
