import { randomInt } from 'node:crypto';
import { chooseDecidedRecord, firstValue, runKind } from '../lib/kind-steps.mjs';

export const description = "the subject principal's phone changes: the former number is told, too";

/** Who is told what (lib/told.mjs). */
export const told = `
  subject sms submitted handedOver approved
  subject mail submitted photoDue handedOver approved
  website sms photoDue
  website mail submitted photoDue approved
  partner mail submitted photoDue handedOver approved
  former sms contactChanges
`;

/** @param {import('../lib/demo-installation.mjs').DemoInstallation} installation */
export async function run(installation) {
  const record = await chooseDecidedRecord(installation, ({ province }) => province === '320000');
  const mobile = `1300001${String(randomInt(10_000)).padStart(4, '0')}`;
  const shown = `${mobile.slice(0, 3)}****${mobile.slice(-4)}`;
  return runKind(installation, record, {
    says: `the subject principal gets the mobile ${shown}`,
    matter: { kind: 'CHANGE_SUBJECT' },
    values: { 'subject.principal.mobile': mobile },
    checks: {
      'the record has the new mobile of the subject principal': ({ desk }) =>
        firstValue(desk, 'subject.principal.mobile') === shown,
    },
  });
}
