// Writes more lines than a pipe holds, says on stdout that it goes on, and ends at once.
import { createLog } from '../log.ts';

const log = createLog('info');
for (let line = 1; line <= 2000; line++) log.info({ line, text: 'x'.repeat(500) }, 'flood');
process.stdout.write('goes on\n', () => process.exit(0));
