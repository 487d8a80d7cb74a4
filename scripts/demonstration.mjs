// The living demonstration: orders in every state, each by real events at the public doors, then a partner who hands in
// orders for ten minutes. Run by npm start (demonstration/of-start.mjs); its lines are in .data/logs/demonstration.log.
import { tell, tellPast, today } from './demonstration/chapters.mjs';
import { setTime } from './demonstration/clock.mjs';
import { handIn } from './demonstration/partner.mjs';
import { openDoors } from './lib/doors.mjs';
import { main } from './lib/ending.mjs';
import { describe, Failure } from './lib/failure.mjs';
import { rememberSignIns } from './lib/sign-ins.mjs';

const say = (/** @type {string} */ text) => void process.stderr.write(`${text}\n`);
if (process.env.END_WITH_PARENT === '1') process.stdin.resume().on('end', () => process.exit(1));

await main(async () => {
  const { DEMO_URL: url, SANDBOX_URL: sandboxUrl, DATABASE_URL: databaseUrl } = process.env;
  if (!url || !sandboxUrl || !databaseUrl) throw new Failure('The demonstration is run by npm start');
  const { signIns, partnerKey = '' } = rememberSignIns({});
  // The second reviewer reviews, so that a newcomer who signs in as the first one may push what is ready (four eyes).
  const enter = async () => {
    const doors = await openDoors({ url, sandboxUrl, signIns, partnerKey });
    return { ...doors, one: doors.two, two: doors.one };
  };

  await (await enter()).setLimits(10_000, 100_000);
  await tellPast(enter, (ago) => setTime({ databaseUrl, sandboxUrl }, ago), say);
  process.stdout.write(`${JSON.stringify({ ready: true })}\n`);
  const doors = await enter();
  /** @type {unknown} */
  let failure;
  await tell(doors, today, say).then(
    () => say('an order stands in every state'),
    (error) => {
      say(describe(error));
      failure = error;
    },
  );
  // From here on it hands in at a partner's pace.
  await doors.setLimits(100, 1000);
  await handIn(doors, say);
  say('the partner has handed in enough');
  if (failure) throw failure;
});
