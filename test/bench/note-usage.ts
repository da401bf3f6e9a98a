// Loaded before a program that is to be measured: notes what its process took, as the last thing it does.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  const usage = {
    cpuMilliseconds: (user + system) / 1_000,
    // Node gives kilobytes, whatever the system.
    megabytes: process.resourceUsage().maxRSS / 1_024,
  };
  writeFileSync(process.env['USAGE_FILE'] ?? '', JSON.stringify(usage));
});
