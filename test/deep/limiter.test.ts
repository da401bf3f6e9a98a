import { expect, it } from 'vitest';
import { Limiter } from '../../src/http/limiter.ts';
import { seededRandom } from '../emulator/seeded-random.ts';
import { VirtualClock } from '../emulator/virtual-clock.ts';
import { seed } from './cases.ts';

const never = new AbortController().signal;

it('a limiter never exceeds its limit and never gets stuck', async () => {
  const random = seededRandom(seed());
  const clock = new VirtualClock({ autoAdvance: true });
  const limiter = new Limiter(clock, 3);
  let inside = 0;
  let most = 0;
  const stops = Array.from({ length: 20 }, () => new AbortController());
  const passes = Array.from({ length: 300 }, async (_, index) => {
    await clock.sleep(Math.floor(random() * 2_000));
    if (random() < 0.05) limiter.pauseUntil(clock.now() + 100);
    if (random() < 0.05) stops[index % 20]?.abort();
    const task = async () => {
      inside++;
      most = Math.max(most, inside);
      await clock.sleep(Math.floor(random() * 30));
      inside--;
      if (random() < 0.1) throw new Error('oops');
    };
    await limiter.run(task, stops[index % 20]?.signal ?? never).catch(() => {});
  });
  await Promise.all(passes);
  expect([inside, most]).toEqual([0, 3]);
  expect(await Promise.all([1, 2, 3].map((n) => limiter.run(async () => n, never)))).toEqual([1, 2, 3]);
});
