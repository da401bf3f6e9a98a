import { getEventListeners } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createDeadline, GRACE_MS } from '../../../src/http/deadline.ts';
import { VirtualClock } from '../../emulator/virtual-clock.ts';

function stopAfter(timeout: number, cancel = new AbortController()) {
  const clock = new VirtualClock({ start: 1_000 });
  const stop = createDeadline(clock, timeout, cancel.signal);
  const state = () => [stop.reason(), stop.requested.aborted, stop.final.aborted];
  return { clock, stop, cancel, state };
}

describe('the end of a run', () => {
  it('happens in two steps when its time is up', async () => {
    const { clock, state } = stopAfter(60_000);
    await clock.advance(59_999);
    expect(state()).toEqual([undefined, false, false]);
    await clock.advance(1);
    expect(state()).toEqual(['out-of-time', true, false]);
    await clock.advance(GRACE_MS - 1);
    expect(state()).toEqual(['out-of-time', true, false]);
    await clock.advance(1);
    expect(state()).toEqual(['out-of-time', true, true]);
  });

  it('happens in two steps when it is cancelled', async () => {
    const { clock, cancel, state } = stopAfter(60_000);
    await clock.advance(10);
    cancel.abort();
    expect(state()).toEqual(['cancelled', true, false]);
    await clock.advance(GRACE_MS);
    expect(state()).toEqual(['cancelled', true, true]);
  });

  it('leaves time to write the results before GitHub kills the step', () => {
    expect(GRACE_MS).toBeLessThanOrEqual(7_500);
  });

  it('is requested at once if the run was cancelled before it started', async () => {
    const cancel = new AbortController();
    cancel.abort();
    const { clock, state } = stopAfter(60_000, cancel);
    expect(state()).toEqual(['cancelled', true, false]);
    await clock.advance(GRACE_MS);
    expect(state()).toEqual(['cancelled', true, true]);
  });

  it('keeps its first reason', async () => {
    const early = stopAfter(1_000);
    early.cancel.abort();
    await early.clock.advance(2_000);
    expect(early.stop.reason()).toBe('cancelled');
    const late = stopAfter(1_000);
    await late.clock.advance(2_000);
    late.cancel.abort();
    expect(late.stop.reason()).toBe('out-of-time');
  });

  it('is known in advance: the remaining time is never less than zero', async () => {
    const { clock, stop } = stopAfter(60_000);
    expect(stop.remaining()).toBe(60_000);
    await clock.advance(45_000);
    expect(stop.remaining()).toBe(15_000);
    await clock.advance(45_000);
    expect(stop.remaining()).toBe(0);
  });

  it.each([-86_400_000, 86_400_000])('is unaffected when the time of day is set by %i ms', (by) => {
    const { clock, stop } = stopAfter(60_000);
    clock.setTime(by);
    expect(stop.remaining()).toBe(60_000);
  });

  it('can be awaited by many listeners without a leak warning', async () => {
    const warnings: Error[] = [];
    const warn = (warning: Error) => warnings.push(warning);
    process.on('warning', warn);
    onTestFinished(() => {
      process.off('warning', warn);
    });
    const { clock, stop } = stopAfter(60_000);
    for (let count = 0; count < 50; count++) {
      void clock.sleep(1_000, stop.requested);
      void clock.sleep(1_000, stop.final);
    }
    await clock.advance(1_000);
    expect(warnings).toEqual([]);
  });

  it('leaves no timer and does not happen after the run is over', async () => {
    const { clock, stop, cancel, state } = stopAfter(60_000);
    stop.dispose();
    expect([clock.sleeping, getEventListeners(cancel.signal, 'abort')]).toEqual([0, []]);
    cancel.abort();
    await clock.advance(120_000);
    expect(state()).toEqual([undefined, false, false]);
  });

  it('leaves no timer if the run is over within the grace period', async () => {
    const { clock, stop, cancel } = stopAfter(60_000);
    cancel.abort();
    expect(clock.sleeping).toBe(2);
    stop.dispose();
    expect(clock.sleeping).toBe(0);
  });
});
