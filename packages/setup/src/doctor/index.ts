import { productionFaults } from '@beian/database/programs';
import { checkDatabases, type Processes } from './database.ts';
import { checkFiles } from './files.ts';
import { type Line, linesOf, type Variables } from './line.ts';
import { checkMachine } from './machine.ts';
import { checkReach } from './reach.ts';
import { checkRedis } from './redis.ts';

export type { Line, LineState } from './line.ts';

/** Looks at everything that a program with these variables needs. It changes nothing, except that an object of S3 is written and deleted. */
export async function examine(env: Variables, processes: Processes): Promise<Line[]> {
  const parts = await Promise.all([
    checkMachine(env),
    checkDatabases(env, processes),
    checkRedis(env),
    checkFiles(env),
    checkReach(env),
  ]);
  return [...parts.flat(), ...checkPasswords(env)];
}

/** What a program would refuse in production; the keys file is looked at by itself. */
function checkPasswords(env: Variables): Line[] {
  const line = linesOf('settings');
  if (env.NODE_ENV !== 'production')
    return [
      line.warning(
        'NODE_ENV is not production',
        'Set NODE_ENV=production, unless this is a trial: units and images set it',
      ),
    ];
  return ['DATABASE_APP_URL', 'DATABASE_WORKER_URL'].flatMap((setting) => {
    const faults = productionFaults({ keysFile: '', setting, databaseUrl: env[setting] ?? '' });
    return faults
      .filter((text) => text.startsWith(setting))
      .map((text) => line.fault(text.replace(/\.$/, ''), 'Change it in the database and here'));
  });
}
