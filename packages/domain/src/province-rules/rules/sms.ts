import type { Dated } from '../../province/in-force.ts';
import { bilingual, fillTemplate } from '../../text/bilingual-text.ts';
import { allProvinces, type ProvinceRule, provincesByShortName, type SmsWindow } from '../rule.ts';

const checked = (shorts: string, dated: Dated): ProvinceRule => ({
  key: 'sms.checked',
  in: provincesByShortName(shorts),
  ...dated,
  says: bilingual('工信部向负责人手机发送验证码', "The ministry sends a code to the principal's mobile"),
  reaches: [{ to: 'smsCheck', checked: true }],
});

/** 短信核验: where the ministry checks a change by SMS (docs/spec/rules.md R-9). */
export const smsCheckRules: readonly ProvinceRule[] = [
  checked('津琼藏陇青宁新', { from: '2017-12-18', source: 'SEED, A19-SMS' }),
  checked('浙闽桂渝蜀滇陕', { from: '2018-09-10', source: 'A19-SMS' }),
  checked('晋蒙黑皖鲁豫鄂湘', { from: '2018-09-24', source: 'A19-SMS' }),
  checked('京冀辽吉沪苏赣粤黔', { from: '2020-08-17', source: 'HW-SMS' }),
];

const counted = {
  handOver: bilingual('自提交管局起', 'from the hand-over to the bureau'),
  receipt: bilingual('自收到短信起', 'from the SMS'),
};
const within = bilingual('须在 {hours} 小时内完成核验，{zh}计', 'To be answered within {hours} hours, counted {en}');
const window = (limit: SmsWindow, dated: Dated): ProvinceRule => ({
  key: 'sms.window',
  in: allProvinces,
  ...dated,
  says: fillTemplate(within, { hours: limit.hours, ...counted[limit.countedFrom] }),
  reaches: [{ to: 'smsWindow', ...limit }],
});

/** Time to answer the SMS, in all provinces that check (docs/spec/rules.md ). */
export const smsWindows: readonly ProvinceRule[] = [
  window({ hours: 48, countedFrom: 'handOver' }, { from: '2017-12-18', source: 'SEED, A18-SMS' }),
  window({ hours: 24, countedFrom: 'receipt' }, { from: '2018-09-07', source: 'A19-SMS' }),
];

const page = (shorts: string | null, host: string, dated: Dated): ProvinceRule => ({
  key: 'sms.page',
  in: shorts === null ? allProvinces : provincesByShortName(shorts),
  ...dated,
  says: bilingual(`验证码填写网址：${host}`, `The code is entered at ${host}`),
  reaches: [{ to: 'smsPage', host }],
});
/** Pages of a period, one per province: short name of the province, then its part of the host. */
const pages = (text: string, domain: string, dated: Dated): ProvinceRule[] =>
  text.split(' ').map((pair) => page(pair.slice(0, 1), `${pair.slice(1)}${domain}`, dated));

/** The sites on which an applicant enters the ministry's code (docs/spec/rules.md R-9). */
export const smsPages: readonly ProvinceRule[] = [
  ...pages(
    '津tj 陇gs 藏xz 宁nx 琼hn 新xj 青qh 浙z 蜀sc 闽fj 陕shx 渝cq 桂gx 滇yn 鲁sd 豫h 皖ah 湘x 晋sx 黑hl 蒙nm 鄂e',
    'cainfo.miitbeian.gov.cn',
    { from: '2017-12-18', until: '2019-04-25', source: 'A18-SMS' },
  ),
  ...pages(
    '津tj 陇gs 藏xz 宁nx 琼hi 新xj 青qh 浙zj 蜀sc 闽fj 陕sn 渝cq 桂gx 滇yn 鲁sd 豫ha 皖ah 湘hn 晋sx 黑hl 蒙nm 鄂hb 京bj 沪sh 冀he 辽ln 吉jl 苏js 赣jx 粤gd 黔gz',
    '.beian.miit.gov.cn',
    { from: '2019-04-25', until: '2020-08-17', source: 'UC-HOSTS' },
  ),
  page(null, 'beian.miit.gov.cn', { from: '2020-08-17', source: 'UC-SMS' }),
];
