import { expect, it } from 'vitest';
import { parseOutputs } from '../../../src/cli/demo.ts';

it.each(['\n', '\r\n'])(
  'the outputs of a run are read if lines end in %j, as they do on that system',
  (end) => {
    const text = ['id<<x1', '', 'x1', 'ids<<x2', '{"a":"b"}', 'x2', ''].join(end);
    expect([...parseOutputs(text)]).toEqual([
      ['id', ''],
      ['ids', '{"a":"b"}'],
    ]);
  },
);
