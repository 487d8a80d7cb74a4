import { type RefusingCodeRow, technical, technicalOfFile } from './code-row.ts';

/** The general result codes (docs/spec/bureau-interface.md B-7): the fault is in file, attachment or connection. */
export const technicalCodes = {
  5001: technicalOfFile('数据文件格式不符合接口XSD规范，请核实后再次报备', 'data file does not meet the interface XSD'),
  5002: technical('该属性不存在，请核实后再次报备', 'the attribute does not exist'),
  5003: technicalOfFile(
    'XML中请求单位Id和报备单位Id不一致，请核实后再次报备',
    'unit id inside the XML differs from the calling unit',
  ),
  5004: technicalOfFile(
    '接口版本错误，当前接口版本为“当前版本信息”',
    'wrong interface version; the text names the current one',
  ),
  5005: technical(
    '企业上报的未备案网站处理结果中的网站不属于该企业，请核实后再次报备',
    "a website in the unfiled-website result is not this provider's",
  ),
  5006: technical('该未备案网站的处理结果已经上报，无需重复上报', 'that unfiled-website result was already reported'),
  5007: technical('处理结果代码错误，请核实后再次报备', 'wrong handling-result code'),
  5008: technicalOfFile('上报信息中存在非法字符，请核实后再次报备', 'illegal characters in the data'),
  5009: technical('报备单位无此业务权限', 'the unit lacks permission for this business'),
  5010: technical('您提交的附件格式不符合规范', 'attachment format not compliant'),
  5011: technical('该功能目前未开放', 'function not open at present'),
  5999: technical('其他错误', 'other error'),
} as const satisfies Record<string, RefusingCodeRow>;
