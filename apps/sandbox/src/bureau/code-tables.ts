import { deregistrationReasons } from '../records/deregistration-reasons.ts';

/**
 * The code tables that the sandbox publishes. The specification lists no values; these were seen elsewhere (docs/spec/bureau-interface.md B-10.2). `Ysid` is 2^(Id−1).
 */
const rows = (...names: readonly string[]) =>
  names.flatMap((Mc, at) => (Mc === '' ? [] : [{ Id: `${at + 1}`, Mc, Sfyx: '1' as const }]));
const withColumn = <C extends string, V extends string>(column: C, values: readonly V[], names: readonly string[]) =>
  rows(...names).map((row, at) => ({ ...row, [column]: values[at] ?? values[0] }) as typeof row & Record<C, V>);
const withPower = (...names: readonly string[]) =>
  rows(...names).map((row) => ({ ...row, Ysid: (2n ** (BigInt(row.Id) - 1n)).toString() }));

export const codeTables = {
  Dwxz_dms: rows('军队', '政府机关', '事业单位', '企业', '个人', '社会团体'),
  Zjlx_dms: withColumn(
    'Dwflid',
    ['1'],
    [
      '工商营业执照',
      '身份证',
      '组织机构代码证',
      '事业法人证书',
      '军队代号',
      '社团法人证书',
      '护照',
      '军官证',
      '组织机构代码证（政府机关）',
      '组织机构代码证（社会团体）',
      '台胞证',
    ],
  ),
  Wzfwlx_dms: withPower(
    '即时通信',
    '搜索引擎',
    '综合门户',
    '网上邮局',
    '网络新闻',
    '博客/个人空间',
    '网络广告/信息',
    '单位门户网站',
    '网络购物',
    '网上支付',
    '网上银行',
    '网上炒股/股票基金',
    '网络游戏',
    '网络音乐',
    '网络影视',
    '网络图片',
    '网络软件/下载',
    '网上求职',
    '网上交友/婚介',
    '网上房产',
    '网络教育',
    '网站建设',
    'WAP',
    '其他',
  ),
  Wzjrfs_dms: withPower('专线', '主机托管', '虚拟主机', '其他'),
  Zxly_dms: deregistrationReasons.map((row) => ({ ...row, Sfyx: '1' as const })),
  Fjwjgs_dms: rows('jpg', 'png'),
  Fjytlx_dms: withColumn(
    'Ssdxlx',
    ['2', '1', '1', '2', '2'],
    ['网站备案信息真实性核验单', '主办单位有效证件', '主体负责人有效证件', '网站负责人有效证件', '核验现场拍摄照片'],
  ),
  Yylb_dms: rows(
    '中文简体',
    '中文繁体',
    '维吾尔语',
    '哈萨克语',
    '柯尔克孜语',
    '蒙古语',
    '藏语',
    '壮语',
    '朝鲜语',
    '彝文',
    '苗语',
    '英语',
    '日语',
    '法语',
    '俄罗斯语',
    '西班牙语',
    '阿拉伯语',
  ),
};
