import { describe, expect, it } from 'vitest';
import { Limiter } from '../../../src/http/limiter.ts';
import { VirtualClock } from '../../emulator/virtual-clock.ts';

const never = new AbortController().signal;

/** Returns a limiter of that width, with functions that start and end its tasks. */
function crowd(width: number) {
  const clock = new VirtualClock({ start: 0 });
  const limiter = new Limiter(clock, width);
  const inside = new Map<string, () => void>();
  const entered: string[] = [];
  const enter = (name: string, stop: AbortSignal = never) =>
    limiter.run(async () => {
      entered.push(name);
      await new Promise<void>((leave) => inside.set(name, leave));
      inside.delete(name);
      return name;
    }, stop);
  const leave = async (name: string) => {
    inside.get(name)?.();
    await clock.advance(0);
  };
  return { clock, limiter, inside, entered, enter, leave };
}

describe('a limiter', () => {
  it('runs no more tasks at once than its width, in the order of their arrival', async () => {
    const { clock, entered, enter, leave } = crowd(2);
    const all = ['a', 'b', 'c', 'd', 'e'].map((name) => enter(name));
    await clock.advance(0);
    expect(entered).toEqual(['a', 'b']);
    await leave('b');
    expect(entered).toEqual(['a', 'b', 'c']);
    await leave('a');
    await leave('c');
    expect(entered).toEqual(['a', 'b', 'c', 'd', 'e']);
    await leave('d');
    await leave('e');
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('gives a free place to the task that has waited longest', async () => {
    const { clock, inside, entered, enter, leave } = crowd(1);
    void enter('a');
    void enter('b');
    await clock.advance(0);
    inside.get('a')?.();
    void enter('late');
    await clock.advance(0);
    expect([entered, inside.size]).toEqual([['a', 'b'], 1]);
    await leave('b');
    expect(entered).toEqual(['a', 'b', 'late']);
  });

  it('gives back the place of a task that throws', async () => {
    const limiter = new Limiter(new VirtualClock(), 1);
    const oops = new Error('oops');
    await expect(limiter.run(() => Promise.reject(oops), never)).rejects.toBe(oops);
    await expect(
      limiter.run(() => {
        throw oops;
      }, never),
    ).rejects.toBe(oops);
    expect(await limiter.run(async () => 'next', never)).toBe('next');
  });

  it('starts nothing during a pause, and the longest pause counts', async () => {
    const { clock, limiter, entered, enter } = crowd(2);
    expect(limiter.pauseUntil(1_000)).toBe(1_000);
    expect(limiter.pauseUntil(400)).toBe(0);
    void enter('a');
    void enter('b');
    await clock.advance(999);
    expect(entered).toEqual([]);
    await clock.advance(1);
    expect(entered).toEqual(['a', 'b']);
  });

  it.each([-3_600_000, 3_600_000])(
    'ends a pause on time when the time of day is set by %i ms',
    async (by) => {
      const { clock, limiter, entered, enter } = crowd(1);
      limiter.pauseUntil(1_000);
      void enter('a');
      await clock.advance(500);
      clock.setTime(by);
      await clock.advance(499);
      expect(entered).toEqual([]);
      await clock.advance(1);
      expect(entered).toEqual(['a']);
    },
  );

  it('makes tasks wait longer if another pause starts just before they run', async () => {
    const { clock, limiter, entered, enter } = crowd(1);
    limiter.pauseUntil(1_000);
    void enter('a');
    await clock.advance(500);
    expect(limiter.pauseUntil(3_000)).toBe(2_000);
    await clock.advance(2_499);
    expect(entered).toEqual([]);
    await clock.advance(1);
    expect(entered).toEqual(['a']);
  });

  it('does not affect running tasks during a pause', async () => {
    const { clock, limiter, enter, leave } = crowd(1);
    const a = enter('a');
    await clock.advance(0);
    limiter.pauseUntil(1_000);
    await leave('a');
    expect(await a).toBe('a');
  });

  it.each([
    ['in the queue', 0],
    ['during a pause', 1_000],
  ])('rejects tasks that wait %s when the run stops, and frees their places', async (_, closedUntil) => {
    const { clock, limiter, entered, enter, leave } = crowd(1);
    const stop = new AbortController();
    limiter.pauseUntil(closedUntil);
    if (closedUntil === 0) void enter('first');
    const waiting = ['a', 'b', 'c'].map((name) => enter(name, stop.signal));
    const other = enter('other');
    await clock.advance(10);
    stop.abort();
    expect(await Promise.all(waiting)).toEqual([undefined, undefined, undefined]);
    expect(entered).toEqual(closedUntil === 0 ? ['first'] : []);
    await clock.advance(closedUntil);
    await leave('first');
    expect(entered.at(-1)).toBe('other');
    await leave('other');
    expect(await other).toBe('other');
    expect(clock.sleeping).toBe(0);
  });

  it('rejects tasks that arrive after the stop', async () => {
    const { clock, entered, enter } = crowd(1);
    expect(await enter('a', AbortSignal.abort())).toBeUndefined();
    void enter('b');
    await clock.advance(0);
    expect(entered).toEqual(['b']);
  });

  it.each([0, 1, 2, 3, 4, 5, 6])(
    'passes a place on exactly once, however close the stop is: %i',
    async (turns) => {
      const { clock, inside, entered, enter, leave } = crowd(1);
      const stop = new AbortController();
      void enter('a');
      const b = enter('b', stop.signal);
      const c = enter('c');
      await clock.advance(0);
      inside.get('a')?.();
      for (let turn = 0; turn < turns; turn++) await Promise.resolve();
      stop.abort();
      await clock.advance(0);
      const cameIn = entered.includes('b');
      expect(inside.size).toBe(1);
      await leave('b');
      expect(await b).toBe(cameIn ? 'b' : undefined);
      await leave('c');
      expect(await c).toBe('c');
      expect(inside.size).toBe(0);
    },
  );
});
