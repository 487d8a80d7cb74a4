import { randomInt } from 'node:crypto';
import { chineseDigits } from '../lib/demo-installation.mjs';
import { chooseDecidedRecord, firstValue, runKind } from '../lib/kind-steps.mjs';

export const description =
  'subject and website change in one order: a new phone of the subject principal, a new site name';

/** Who is told what (lib/told.mjs). */
export const told = `
  subject sms submitted handedOver approved
  subject mail submitted photoDue handedOver approved
  website sms submitted photoDue handedOver approved
  website mail submitted photoDue handedOver approved
  partner mail submitted photoDue handedOver approved
  former sms contactChanges
`;

/** @param {import('../lib/demo-installation.mjs').DemoInstallation} installation */
export async function run(installation) {
  const record = await chooseDecidedRecord(installation, ({ province }) => province === '320000');
  const [website] = record.websites;
  const name = `${website.name.replace(/第[零一二三四五六七八九]+版$/, '')}第${chineseDigits(randomInt(1000, 9999))}版`;
  const mobile = `1300001${String(randomInt(10_000)).padStart(4, '0')}`;
  const shown = `${mobile.slice(0, 3)}****${mobile.slice(-4)}`;
  return runKind(installation, record, {
    says: `the subject principal gets the mobile ${shown}, and ${website.name} becomes ${name}`,
    matter: { kind: 'CHANGE_BOTH', websiteId: website.id },
    values: { 'subject.principal.mobile': mobile, 'website.name': name },
    checks: {
      'the record has the new mobile of the subject principal': ({ desk }) =>
        firstValue(desk, 'subject.principal.mobile') === shown,
      'the record has the new name of the website': ({ desk }) => desk.websites[0].name === name,
      'the bureau has the new name on file': ({ bureau }) => bureau?.websites[0]?.name === name,
    },
  });
}
