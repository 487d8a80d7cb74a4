import { photoMethodOf } from '../photo/photo-method.ts';
import type { ShippedEdition } from '../province/editions.ts';
import type { Day } from '../province/in-force.ts';
import { findProvince, provinceCodes } from '../province/provinces.ts';
import { mayAddDomains } from '../province-rules/domain-rules.ts';
import { isCheckedBySms, smsPageOf, smsWindowOf } from '../province-rules/sms-rules.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { editionOn } from './rule-days.ts';

function smsProvincesText(id: ShippedEdition): BilingualText {
  const these = provinceCodes.filter((code) => isCheckedBySms(code, id));
  if (these.length === provinceCodes.length) return bilingual('所有省份均须短信核验', 'Every province checks by SMS');
  const rows = these.map((code) => findProvince(code));
  return bilingual(
    `${these.length} 个省份须短信核验：${rows.map((row) => row?.short).join('')}`,
    `${these.length} provinces check by SMS: ${rows.map((row) => row?.label.en).join(', ')}`,
  );
}

/** What an edition says of that in which editions differ most, one sentence each, always in the same order. */
const sentences: readonly ((id: ShippedEdition) => BilingualText)[] = [
  smsProvincesText,
  (id) => {
    const { hours } = smsWindowOf(id);
    return bilingual(`短信核验限时 ${hours} 小时`, `The SMS is to be answered within ${hours} hours`);
  },
  (id) => {
    const hosts = [...new Set(provinceCodes.map((code) => smsPageOf(code, id)))];
    const more = hosts.length - 1;
    return more === 0
      ? bilingual(`短信核验网址：${hosts[0]}`, `The code is entered at ${hosts[0]}`)
      : bilingual(
          `短信核验网址：${hosts[0]} 及各省网址 ${more} 个`,
          `The code is entered at ${hosts[0]} and at ${more} pages of provinces`,
        );
  },
  (id) =>
    mayAddDomains('110000', id)
      ? bilingual('变更网站可新增域名', 'A change of a website may add a domain')
      : bilingual('变更网站不可新增域名', 'A change of a website may not add a domain'),
  (id) =>
    photoMethodOf('310000', id) === 'BUREAU_APP'
      ? bilingual(
          '上海使用管局拍照应用，其他省份幕布拍照',
          "Shanghai photographs with the bureau's app, the others before our curtain",
        )
      : bilingual('网站负责人用手机完成人脸核验', 'The website principal does a face check by phone'),
];
export const editionSays = (id: ShippedEdition): readonly BilingualText[] => sentences.map((says) => says(id));

/** In what an edition differs from the rules of a Shanghai day: what it says, and what holds. */
export interface EditionDifference {
  readonly here: BilingualText;
  readonly today: BilingualText;
}
export function editionDifferences(id: ShippedEdition, day: Day): readonly EditionDifference[] {
  const now = editionOn(day);
  return sentences.flatMap((says): EditionDifference[] => {
    const [here, today] = [says(id), says(now)];
    return here.zh === today.zh ? [] : [{ here, today }];
  });
}
