import type { Content, Dice } from './content.ts';
import { type DrawSheet, inCharacters, qrOf, ruledRows, type Sheet, spreadRows } from './sheet.ts';

const scope =
  '许可项目：第二类增值电信业务；出版物零售。（依法须经批准的项目，经相关部门批准后方可开展经营活动）一般项目：软件销售；网络设备销售；广告制作；会议及展览服务；市场营销策划；货物进出口；日用百货销售';

const truthOf = ({ unit, code, person, address, to }: Content): Sheet['truth'] => ({
  'licence.name': unit,
  'licence.creditCode': code,
  'licence.legalRepresentative': person,
  'licence.address': address,
  'licence.validUntil': to,
});
const linkOf = ({ code }: Content, dice: Dice): string =>
  dice.chance(0.5)
    ? `http://gsxt.example/q?tyshxydm=${code}`
    : `https://gsxt.example/e/${dice.string('0123456789ABCDEF', 32)}`;
const termOf = ({ from, to }: Content): string =>
  to === '长期' ? `${inCharacters(from)}至长期` : `${inCharacters(from)} 至 ${inCharacters(to)}`;
const capital = (dice: Dice): string => dice.pick(['人民币叁佰万元整', '壹佰伍拾万元整', '伍仟万圆人民币', '贰万元整']);

/** Landscape of 2019 and later: two columns on a ruled ground, the code at the upper left, the copy number at the right. */
const wide: DrawSheet = (content, dice) => {
  const copy = dice.pick(['', '（副　本）']);
  const later = dice.chance(0.4);
  return {
    kind: 'LICENCE',
    layout: later ? 'wide, 2022' : 'wide, 2019',
    width: 1480,
    height: 1040,
    truth: later ? { ...truthOf(content), 'licence.validUntil': undefined } : truthOf(content),
    html: `<div class="framed" style="inset:28px;border-color:#8aa37a"></div>
<div style="position:absolute;left:120px;top:120px;font-size:21px;line-height:1.5">统一社会信用代码<br><b style="font-size:24px">${content.code}</b></div>
<div class="title" style="top:140px;font-size:72px;letter-spacing:.35em">营业执照</div><div class="title" style="top:236px;font-size:28px">${copy}</div>
<div style="position:absolute;right:120px;top:110px;text-align:center;font-size:13px">${qrOf(linkOf(content, dice), 120)}<br>扫描二维码登录国家企业信用信息公示系统了解更多登记、备案、许可、监管信息。</div>
${spreadRows(
  [
    ['名称', content.unit],
    ['类型', '有限责任公司(自然人投资或控股)'],
    ['法定代表人', content.person],
    ['经营范围', scope],
  ],
  'left:120px;top:330px;width:640px;font-size:23px',
)}
${spreadRows(
  later
    ? [
        ['注册资本', capital(dice)],
        ['成立日期', inCharacters(content.from)],
        ['住所', content.address],
      ]
    : [
        ['注册资本', capital(dice)],
        ['成立日期', inCharacters(content.from)],
        ['营业期限', termOf(content)],
        ['住所', content.address],
      ],
  'left:820px;top:330px;width:560px;font-size:23px',
)}
<div style="position:absolute;right:330px;bottom:200px;font-size:24px">登记机关</div><div style="position:absolute;right:160px;bottom:110px;font-size:22px">${content.from
      .replaceAll('-', ' 年 ')
      .replace(/$/, ' 日')
      .replace(/ 年 (\d\d) 日/, ' 月 $1 日')}</div>
<div style="position:absolute;left:120px;bottom:46px;font-size:12px">国家企业信用信息公示系统网址：http://www.gsxt.example　　市场主体应当于每年1月1日至6月30日通过国家企业信用信息公示系统报送公示年度报告</div>`,
  };
};

/** Upright of 2015, 正本 or 副本; the code below the title, 编号 above it. */
const upright: DrawSheet = (content, dice) => ({
  kind: 'LICENCE',
  layout: 'upright, 2015',
  width: 1040,
  height: 1480,
  truth: truthOf(content),
  html: `<div class="framed" style="inset:34px;border-color:#c79a4b;border-style:double"></div>
<div style="position:absolute;right:110px;top:96px;font-size:17px">编号 ${dice.whole(10, 99)}${content.order.slice(4)}</div>
<div class="title" style="top:210px;font-size:86px;letter-spacing:.2em">营业执照</div>
<div class="title" style="top:326px;font-size:26px">${dice.pick(['（副　本）', '（副 本 1-1）', ''])}</div>
<div class="title" style="top:386px;font-size:24px">统一社会信用代码&ensp;${content.code}</div>
${spreadRows(
  [
    ['名称', content.unit],
    ['类型', '有限责任公司（法人独资）'],
    ['住所', content.address],
    ['法定代表人', content.person],
    ['注册资本', capital(dice)],
    ['成立日期', inCharacters(content.from)],
    ['营业期限', termOf(content)],
    ['经营范围', scope.slice(0, 70)],
  ],
  'left:130px;top:470px;width:780px;font-size:25px',
)}
<div style="position:absolute;left:130px;bottom:150px">${qrOf(linkOf(content, dice), 140)}</div>
<div style="position:absolute;right:380px;bottom:250px;font-size:26px">登 记 机 关</div><div style="position:absolute;right:180px;bottom:120px;font-size:24px">${inCharacters(content.from)}</div>`,
});

/** 三证合一 of 2015 with three numbers and no credit code. */
const threeNumbers: DrawSheet = (content, dice) => ({
  kind: 'LICENCE',
  layout: 'three numbers, 2015',
  width: 1480,
  height: 1050,
  truth: { ...truthOf(content), 'licence.creditCode': undefined },
  html: `<div class="framed" style="inset:30px;border-color:#b04a3a"></div>
<div class="title" style="top:110px;font-size:66px;letter-spacing:.5em">营业执照</div><div class="title" style="top:200px;font-size:24px">（副本）</div>
<div style="position:absolute;right:130px;top:230px;font-size:19px;line-height:1.7">注册号：${dice.string('0123456789', 15)}<br>组织机构代码：${dice.string('0123456789', 8)}-${dice.whole(0, 9)}<br>税务登记证号：${dice.string('0123456789', 15)}</div>
${spreadRows(
  [
    ['名称', content.unit],
    ['类型', '有限责任公司'],
    ['住所', content.address],
    ['法定代表人', content.person],
    ['注册资本', capital(dice)],
    ['成立日期', inCharacters(content.from)],
    ['营业期限', termOf(content)],
    ['经营范围', scope.slice(0, 90)],
  ],
  'left:200px;top:350px;width:1000px;font-size:23px',
)}
<div style="position:absolute;right:420px;bottom:120px;font-size:24px">登记机关</div>`,
});

/** Before 2014: 企业法人营业执照 with 法定代表人姓名 and a registration number; ruled lines beneath the values. */
const old: DrawSheet = (content, dice) => ({
  kind: 'LICENCE',
  layout: 'before 2014',
  width: 1400,
  height: 1000,
  truth: { ...truthOf(content), 'licence.creditCode': undefined },
  html: `<div class="framed" style="inset:26px;border-color:#7d2f2f;border-width:10px"></div>
<div class="title" style="top:100px;font-size:60px;letter-spacing:.3em">企业法人营业执照</div>
<div style="position:absolute;left:150px;top:215px;font-size:21px">注册号 ${dice.string('0123456789', 15)}</div>
<div class="underlined" style="left:150px;top:285px;width:560px;font-size:22px">${[
    ['名　　称', content.unit],
    ['住　　所', content.address],
    ['法定代表人姓名', content.person],
    ['注 册 资 本', '壹佰万元'],
    ['实 收 资 本', '壹佰万元'],
    ['公 司 类 型', '有限责任公司'],
  ]
    .map(([label, value]) => `<div><span>${label}：</span><i>${value}</i></div>`)
    .join('')}</div>
<div class="underlined" style="left:770px;top:285px;width:500px;font-size:22px">${[
    ['经 营 范 围', scope.slice(52, 110)],
    ['成 立 日 期', inCharacters(content.from)],
    ['营 业 期 限', termOf(content)],
  ]
    .map(([label, value]) => `<div><span>${label}：</span><i>${value}</i></div>`)
    .join('')}</div>
<div style="position:absolute;right:300px;bottom:120px;font-size:23px">登记机关</div>`,
});

const others = [
  {
    title: '（个体工商户）',
    person: '经营者',
    place: '经营场所',
    form: ['组成形式', '个人经营'],
    since: '注册日期',
    term: undefined,
  },
  {
    title: '',
    person: '执行事务合伙人',
    place: '主要经营场所',
    form: ['类型', '有限合伙企业'],
    since: '成立日期',
    term: '合伙期限',
  },
  {
    title: '',
    person: '负责人',
    place: '营业场所',
    form: ['类型', '有限责任公司分公司'],
    since: '成立日期',
    term: '营业期限',
  },
  { title: '', person: '投资人', place: '住所', form: ['类型', '个人独资企业'], since: '成立日期', term: undefined },
] as const;

/** Of a household, a partnership, a branch or a sole owner: other labels. */
const ofOthers: DrawSheet = (content, dice) => {
  const row = dice.pick(others);
  return {
    kind: 'LICENCE',
    layout: `of ${row.person}`,
    width: 1440,
    height: 1020,
    truth: { ...truthOf(content), ...(row.term === undefined && { 'licence.validUntil': undefined }) },
    html: `<div class="framed" style="inset:30px;border-color:#6d8fb0"></div>
<div class="title" style="top:120px;font-size:70px;letter-spacing:.3em">营业执照</div><div class="title" style="top:215px;font-size:24px">${row.title || '(副 本)'}</div>
<div style="position:absolute;left:140px;top:200px;font-size:20px">统一社会信用代码<br>${content.code}</div>
<div style="position:absolute;right:140px;top:120px">${qrOf(linkOf(content, dice), 130)}</div>
${spreadRows(
  [
    ['名称', content.unit],
    [row.form[0], row.form[1]],
    [row.person, content.person],
    [row.place, content.address],
    [row.since, inCharacters(content.from)],
    ...(row.term === undefined ? [] : ([[row.term, termOf(content)]] as const)),
    ['经营范围', scope.slice(0, 80)],
  ],
  'left:140px;top:310px;width:1080px;font-size:24px',
)}
<div style="position:absolute;right:420px;bottom:120px;font-size:24px">登记机关</div>`,
  };
};

/** 事业单位法人证书 and 社会团体法人登记证书, in one column. */
const ofUnit =
  (kind: 'INSTITUTION_CERTIFICATE' | 'ASSOCIATION_CERTIFICATE'): DrawSheet =>
  (content, dice) => {
    const isInstitution = kind === 'INSTITUTION_CERTIFICATE';
    const of = isInstitution ? 'institution' : 'association';
    const until = content.to === '长期' ? '2030-05-31' : content.to;
    const term = `${isInstitution ? '自' : ''}${inCharacters(content.from)}至${inCharacters(until)}`;
    return {
      kind,
      layout: isInstitution ? 'institution' : 'association',
      width: 1400,
      height: 980,
      truth: {
        [`${of}.creditCode`]: content.code,
        [`${of}.name`]: content.unit,
        [`${of}.legalRepresentative`]: content.person,
        [`${of}.address`]: content.address,
        [`${of}.validUntil`]: until,
      },
      html: `<div class="framed" style="inset:30px;border-color:#8a3b3b;border-style:double"></div>
<div class="title" style="top:100px;font-size:56px;letter-spacing:.12em">${isInstitution ? '事业单位法人证书' : '社会团体法人登记证书'}</div>
<div class="title" style="top:186px;font-size:22px">统一社会信用代码 ${content.code}</div>
${(isInstitution ? ruledRows : spreadRows)(
  [
    ['名称', content.unit],
    [isInstitution ? '宗旨和业务范围' : '业务范围', '开展公益服务、学术交流、技术培训'],
    ['住所', content.address],
    ['法定代表人', content.person],
    isInstitution ? ['经费来源', '财政补助'] : ['活动地域', '全省'],
    isInstitution ? ['开办资金', `¥${dice.whole(10, 900)}万元`] : ['注册资金', '叁万元整'],
    isInstitution ? ['举办单位', content.registry] : ['业务主管单位', content.registry],
    ['有效期', term],
  ],
  'left:170px;top:260px;width:1040px;font-size:24px',
)}`,
    };
  };

export const licences: readonly DrawSheet[] = [wide, upright, threeNumbers, old, ofOthers];
export const unitCertificates: readonly DrawSheet[] = [
  ofUnit('INSTITUTION_CERTIFICATE'),
  ofUnit('ASSOCIATION_CERTIFICATE'),
];
