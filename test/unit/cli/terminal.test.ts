import { expect, it } from 'vitest';
import { printJson, printProblems, problemJson } from '../../../src/cli/problem-text.ts';
import { forTerminal, print, printError, statusLine, type Terminal } from '../../../src/cli/terminal.ts';
import { type Message, value } from '../../../src/model/message.ts';
import { terminalOf } from './at-terminal.ts';

const SECRET = 'canary-0123456789-of-a-secret';
const [START, END] = [SECRET.slice(0, 14), SECRET.slice(14)];
/** Messages that are drawn with half of the secret cut off, and with the secret spread over two parts. */
const MESSAGES: readonly Message[] = [[value(`${'x'.repeat(286)}${SECRET}`)], [START, END]];
const PROBLEMS = MESSAGES.map((message) => ({ code: 'value-invalid', message, fix: message }) as const);
const TEXT = `connections:\n  a: { nam: 1, name: "${'x'.repeat(78)} ${SECRET}" }\n`;
const LOCATION = { file: 'connections.yaml', line: 2, column: 8 };

it.each<[where: string, show: (terminal: Terminal) => void]>([
  ['a line', (terminal) => print(terminal, `${START}${END}`)],
  ['a line of information', (terminal) => printError(terminal, `${START}${END}`)],
  ['a status', (terminal) => statusLine(terminal).show(SECRET)],
  ['problems', (terminal) => printProblems(PROBLEMS, terminal)],
  [
    'a line of the file',
    (terminal) =>
      printProblems([{ code: 'key-unknown', message: ['unknown'], location: LOCATION }], terminal, TEXT),
  ],
  ['data', (terminal) => printJson('doctor', { name: SECRET }, terminal)],
  [
    'problems as data',
    (terminal) =>
      printJson('doctor', { problems: PROBLEMS.map((each) => problemJson(each, terminal)) }, terminal),
  ],
])('a terminal shows no part of a hidden secret in %s', (_, show) => {
  const { terminal, output, error } = terminalOf({});
  show(terminal);
  expect(output() + error()).toContain(START);
  terminal.hide(SECRET);
  const before = (output() + error()).length;
  show(terminal);
  const printed = (output() + error()).slice(before);
  expect(printed).not.toBe('');
  expect(printed).not.toContain(START);
});

it('a hidden secret does not change the words of the data itself', () => {
  const { terminal, output } = terminalOf({});
  terminal.hide('schemaVersion');
  terminal.hide('doctor');
  printJson('doctor', { name: 'schemaVersion' }, terminal);
  expect(JSON.parse(output())).toEqual({ schemaVersion: 1, command: 'doctor', name: '***' });
});

it('a terminal receives line breaks and colours, but no other control sequences', () => {
  const text = '\u001b[31mred\u001b[39m\nnext \u001b[2J\u009b2J\u0007\r\u202e\u200b\u00a0é';
  expect(forTerminal(text)).toBe(
    '\u001b[31mred\u001b[39m\nnext \\u{1b}[2J\\u{9b}2J\\u{7}\\u{d}\\u{202e}\\u{200b}\\u{a0}é',
  );
});
