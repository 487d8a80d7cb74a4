import { qualityPeriods } from '@beian/domain/quality';
import { bilingual } from '@beian/domain/text';

const [month, quarter] = qualityPeriods;

export const reasonLibraryTexts = {
  lead: bilingual(
    '退回和驳回时可选的全部理由，以及申请人看到的修改建议。理由各省通用；退回时可以逐条修改建议。主管可以从某一天起更改文字，经另一位主管批准后生效；已退回的订单不变。',
    'Every reason that can be given for a return or rejection, with the advice that the applicant reads. Reasons are the same in all provinces; the advice can be edited each time. A supervisor may change a text from a day on, and another one approves it; what was returned stays as it was.',
  ),
  find: bilingual('代码、理由、建议或拼音', 'Code, reason, advice or pinyin'),
  total: bilingual('共 {n} 条理由', '{n} reason|{n} reasons'),
  empty: bilingual('没有符合的理由', 'No reason fits'),
  emptyHint: bilingual('请换一个词再试', 'Try another word'),
  clear: bilingual('显示全部', 'Show all'),
  code: bilingual('代码', 'Code'),
  reason: bilingual('理由', 'Reason'),
  advice: bilingual('修改建议', 'Advice'),
  appliesTo: bilingual('适用', 'Applies to'),
  source: bilingual('来源', 'Source'),
  month: bilingual(`近 ${month} 天`, `${month} days`),
  quarter: bilingual(`近 ${quarter} 天`, `${quarter} days`),
  uses: bilingual('{n} 次', 'once|{n} times'),
  reviewers: bilingual('{n} 人使用', 'by one person|by {n} people'),
  unused: bilingual('未使用', 'not used'),
  allKinds: bilingual('各类订单', 'all kinds of orders'),
  allProvinces: bilingual('各省', 'all provinces'),
  fromReview: bilingual('初审规则', 'Rules of the review'),
  fromBureau: bilingual('管局返回代码', 'Result code of bureaus'),
  place: {
    order: bilingual('整个订单', 'the whole order'),
    field: bilingual('任何字段', 'any field'),
    material: bilingual('任何材料', 'any material'),
  },
  group: {
    ORD: bilingual('订单', 'Order'),
    SUB: bilingual('主体', 'Subject'),
    PRN: bilingual('负责人', 'Principals'),
    CON: bilingual('联系方式', 'Contacts'),
    WEB: bilingual('网站', 'Website'),
    DOM: bilingual('域名', 'Domains'),
    APP: bilingual('APP', 'App'),
    ACC: bilingual('接入', 'Access'),
    CAN: bilingual('注销', 'Cancellation'),
    MAT: bilingual('材料', 'Materials'),
    PHO: bilingual('核验照片', 'Verification photo'),
  },
};
