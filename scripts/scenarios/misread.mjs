import { randomInt } from 'node:crypto';
import * as orderFlow from '../../examples/order-flow.mjs';
import { companyValues, registerDomain } from '../demonstration/filings.mjs';
import { seededRandom } from '../demonstration/seeded-random.mjs';
import { Failure } from '../lib/failure.mjs';
import { chooseDecidedRecord, neighbourOf } from '../lib/kind-steps.mjs';
import { similarCreditCode } from '../lib/sample-ids.mjs';

export const description =
  'the licence shows another credit code than the one that was typed: what the reader says of it at the item';

const number = 'subject.certificateNumber';
const asked = `query ($id: ID!) { order(id: $id) { items { key label paperState paperPlace
  paperReadings { label outcome outcomeLabel values { value source confidence } } } } }`;

/** Who is told what (lib/told.mjs). */
export const told = `
  subject sms submitted
  subject mail submitted
  website sms submitted
  website mail submitted
  partner mail submitted
`;

/** @param {import('../lib/demo-installation.mjs').DemoInstallation} installation */
export async function run(installation) {
  const { url, partner, log, callSandbox, fillDraft, submit, assertEventually, elapsedSeconds } = installation;
  const neighbour = await chooseDecidedRecord(installation);
  const values = companyValues(await neighbourOf(installation, neighbour), seededRandom(randomInt(1_000_000)));
  await registerDomain(callSandbox, values, neighbour.websites[0].domains[0]);
  const typed = String(values[number]);
  const printed = similarCreditCode(typed);
  log(`${values['subject.name']}: typed ${typed}, on the licence ${printed}`);

  const opened = await orderFlow.openFirstFiling(partner, neighbour.province);
  const order = await submit(await fillDraft(opened, values, { [number]: printed }));
  const items = async () => (await partner.graphql(asked, { id: order.id })).order.items;
  const licence = async () => (await items()).find((/** @type {any} */ { key }) => key === 'material.SUBJECT_CERT');
  /** @type {string | undefined} */
  let shown;
  /** A busy reader comes to it in its turn; without any it is not waited for. */
  const state = async () => {
    const { paperState, paperPlace } = await licence();
    const now = paperState === 'WAITING' ? `the licence waits to be read, place ${paperPlace}` : undefined;
    if (now !== undefined && now !== shown) log(now);
    shown = now;
    return paperState;
  };
  for (let seen = await state(); seen !== 'READ'; seen = await state()) {
    if (!['WAITING', 'READING'].includes(seen))
      throw new Failure(
        `The licence was not read: ${seen === 'NO_READER' ? 'no reader runs' : seen}`,
        'Start Beian Desk without READER=0; what the reader says of itself: .data/logs/reader.log',
      );
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  for (const { label, paperReadings } of await items())
    for (const { label: onPaper, outcome, outcomeLabel, values: read } of paperReadings) {
      const texts = read.map(
        (/** @type {any} */ one) => `${one.value} (${one.source}, ${Math.round(one.confidence * 100)} %)`,
      );
      log(`  ${outcome === 'DIFFERS' ? '≠' : ' '} ${label} (${onPaper}): ${[outcomeLabel, ...texts].join(' · ')}`);
    }
  await assertEventually('the credit code differs from that of the licence', async () => {
    const item = (await items()).find((/** @type {any} */ { key }) => key === number);
    return item.paperReadings.some((/** @type {any} */ { outcome }) => outcome === 'DIFFERS');
  });
  log(
    `done in ${elapsedSeconds()} s: ${order.number} waits for its review, the difference first: ${url}/orders/${order.id}`,
  );
  return [order];
}
