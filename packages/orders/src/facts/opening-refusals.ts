import { guards } from '@beian/domain/order';
import { bilingual, type Refusal, refusal } from '@beian/domain/text';

export const recordNotNeeded = (field: string): Refusal =>
  refusal('INVALID_INPUT', {
    code: 'RECORD_NOT_NEEDED',
    field,
    message: bilingual(
      '首次备案从未备案开始，不针对已有备案',
      'A first filing begins from nothing and is about no record',
    ),
    suggestion: bilingual(
      '请不要指定备案、网站和接入，只指明省份；已有备案的，请新增网站或新增接入',
      'Leave recordId, websiteId and accessId out and name the province; of a filed subject, add a website or an access',
    ),
    ruleId: 'R-2',
  });

/** A first filing begins from nothing: where it is to be filed decides the bureau and its rules. */
export const provinceMissing = refusal('INVALID_INPUT', {
  code: 'PROVINCE_MISSING',
  field: 'province',
  message: bilingual('请指明备案所在省', 'Name the province in which it is to be filed'),
  suggestion: bilingual(
    '请从省份列表中选择（六位行政区划代码，如 320000）',
    'Choose one from the list of provinces: six digits, such as 320000',
  ),
  ruleId: 'R-2',
});

export const websiteNotFound = (elsewhere: boolean): Refusal =>
  refusal('NOT_FOUND', {
    code: 'WEBSITE_NOT_FOUND',
    field: 'websiteId',
    message: bilingual('请指明此备案下的一个网站', 'Name one website of this record'),
    suggestion: elsewhere
      ? bilingual(
          '网站在他处备案的，请先以网站备案号（末尾带 -1 等序号）和备案密码核实',
          'For a website filed elsewhere, first prove its own filing number, such as …号-1, with the filing password',
        )
      : bilingual('请从此备案的网站中选择', 'Choose one of the websites of the record'),
    ruleId: 'L-openOrder',
  });

/** What was named is an app and the kind is of websites, or the other way round. */
export const otherService = (isApp: boolean): Refusal =>
  refusal('INVALID_INPUT', {
    code: 'OTHER_SERVICE',
    field: 'websiteId',
    message: isApp
      ? bilingual('这是 APP，此类订单办理网站', 'This is an app; orders of this kind are about websites')
      : bilingual('这是网站，此类订单办理 APP', 'This is a website; orders of this kind are about apps'),
    suggestion: isApp
      ? bilingual('请办理变更 APP 或注销 APP', 'Open a change or a cancellation of the app')
      : bilingual('请办理变更网站或注销网站', 'Open a change or a cancellation of the website'),
    ruleId: 'R-2',
  });

export const accessNotFound = refusal('NOT_FOUND', {
  code: 'ACCESS_NOT_FOUND',
  field: 'accessId',
  message: bilingual('请指明此网站由我方提供的一个接入', 'Name one access of this website that is ours'),
  suggestion: bilingual('请从此网站的接入中选择', 'Choose one of the accesses of the website'),
  ruleId: 'L-openOrder',
});

export const notAccessedThroughUs = (): Refusal => {
  const { message, suggestion, ruleId, field } = guards.recordIsOurs;
  return refusal('GUARD_FAILED', { code: 'RECORD_IS_OURS', field, message, suggestion, ruleId });
};

/** 空壳主体: no provider may cancel a subject without websites (docs/spec/rules.md R-2). */
export const shellEnds = {
  message: bilingual('此主体名下已没有网站', 'No website of this subject is filed any more'),
  suggestion: bilingual(
    '主体仍在备案中的，请到管局线下注销（约5个工作日）',
    'If the subject itself is still filed, have it cancelled at the bureau on paper, in about 5 working days',
  ),
  ruleId: 'ORD-07',
};
