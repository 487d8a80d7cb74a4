import { formWords } from '@beian/domain/papers';
import type { Content } from './content.ts';
import { type DrawSheet, inCharacters, qrOf, ruledRows, stampOf } from './sheet.ts';

const certificateEnd = ({ to }: Content): string => (to === '长期' ? '2033-08-18' : to);

/** A certificate as registrars print it: labels in two languages, or a sentence above a table. */
const bilingualCertificate: DrawSheet = (content) => ({
  kind: 'DOMAIN_CERTIFICATE',
  layout: 'two languages',
  width: 1300,
  height: 920,
  truth: {
    'domainCertificate.domain': content.domain,
    'domainCertificate.holder': content.unit,
    'domainCertificate.registeredOn': content.from,
    'domainCertificate.expiresOn': certificateEnd(content),
  },
  html: `<div class="framed" style="inset:22px;border-color:#3b6ea8"></div>
<div class="title" style="top:90px;font-size:52px">域名注册证书</div><div class="title" style="top:165px;font-size:22px">Certificate of Domain Name Registration</div>
${ruledRows(
  [
    ['域名 Domain Name', content.domain],
    ['域名所有者 Registrant', content.unit],
    ['注册时间 Registration Date', content.from],
    ['到期时间 Expiration Date', certificateEnd(content)],
    ['注册商 Registrar', content.registrar],
  ],
  'left:130px;top:270px;width:1040px;font-size:23px',
)}
<div style="position:absolute;left:130px;bottom:120px;font-size:18px">本证书由注册服务机构出具，仅证明域名在查询时的注册信息。</div>${stampOf(content.registrar, 1040, 740, 95, '#c5282f', 9)}`,
});
const plainCertificate: DrawSheet = (content, dice) => {
  const title = dice.pick(['国际顶级域名注册证书', '中国国家顶级域名证书', '域名证书']);
  const day = (value: string) => (dice.chance(0.5) ? inCharacters(value) : value.replaceAll('-', '/'));
  return {
    kind: 'DOMAIN_CERTIFICATE',
    layout: 'sentence and lines',
    width: 1240,
    height: 1000,
    truth: {
      'domainCertificate.domain': content.domain,
      'domainCertificate.holder': content.unit,
      'domainCertificate.registeredOn': content.from,
      'domainCertificate.expiresOn': certificateEnd(content),
    },
    html: `<div style="position:absolute;inset:0;background:linear-gradient(120deg,#fff7ea,#f2f7ff)"></div>
<div class="title" style="top:110px;font-size:56px;color:#8a5a16">${title}</div>
<div style="position:absolute;left:150px;top:260px;width:940px;font-size:25px;line-height:2.1">兹证明下列域名已经完成注册，并在注册商的数据库中登记。<br>
域名：${content.domain}<br>域名注册人：${content.unit}<br>域名注册日期：${day(content.from)}<br>域名到期日期：${day(certificateEnd(content))}<br>注册服务机构：${content.registrar}</div>${stampOf(content.registrar, 960, 830, 100, '#d2353a', -12)}`,
  };
};

const signature = (content: Content, left: number, top: number): string =>
  `<div style="position:absolute;left:${left}px;top:${top}px;font:44px 'Handwriting';color:#1c2340">${content.person}</div>`;

/** The verification form as another program prints it. */
const form: DrawSheet = (content, dice) => {
  const [signed, sealed] = [dice.chance(0.6), dice.chance(0.6)];
  const ink = dice.pick(['#c8242c', '#c8242c', '#2b47a8']);
  return {
    kind: 'VERIFICATION_FORM',
    layout: 'form',
    width: 1190,
    height: 1684,
    truth: {
      'form.mark': content.stamp,
      'form.name': content.unit,
      'form.domains': content.domains.join('、'),
      'form.signed': signed ? 'YES' : 'NO',
      'form.sealed': sealed ? 'YES' : 'NO',
    },
    html: `<div class="title" style="top:96px;font-size:32px">${formWords.title}</div><div style="position:absolute;right:110px;top:150px;font-size:17px">${formWords.number}：${content.order}-2</div>
<table class="form" style="left:90px;top:190px;width:1010px;font-size:19px">
<tr><td colspan="2">${formWords.basics.title}</td></tr>
<tr><th>${formWords.basics.name}</th><td>${content.unit}</td></tr><tr><th>${formWords.basics.domains}</th><td>${content.domains.join('、')}</td></tr>
<tr><td colspan="2">${formWords.checks}</td></tr>
${['主体信息是否真实', '联系方式是否有效', '网站内容是否与备案一致'].map((one) => `<tr><td colspan="2">${one}　　□是　□否</td></tr>`).join('')}
<tr><td colspan="2" style="height:280px;vertical-align:top">${formWords.pledges.provider}<br><br>${formWords.verifier}　　　　　　　　${formWords.providerSeal}</td></tr>
<tr><td colspan="2" style="height:330px;vertical-align:top;line-height:1.6">${formWords.pledges.organiser}</td></tr></table>
<div style="position:absolute;left:110px;top:1330px;font-size:20px">${formWords.principal}</div><div style="position:absolute;left:620px;top:1330px;font-size:20px">${formWords.seal}</div>
<div style="position:absolute;left:110px;top:1400px;font-size:20px">${formWords.date}2026年5月16日</div>
${signed ? signature(content, 300, 1310) : ''}${sealed ? stampOf(content.unit, 840, 1350, 88, ink, dice.whole(-20, 20)) : ''}
<div class="title" style="bottom:52px;font-size:16px;color:#333">订单 ${content.order}　内容标识 ${content.stamp}　第 1 页 共 1 页</div>`,
  };
};

const pledge =
  '我单位（个人）已认真阅读并知悉互联网信息服务备案的有关规定，承诺提交的主体信息、网站信息和接入信息均真实、准确、有效，如信息发生变化将及时办理变更备案，并自愿承担由此产生的法律责任。';
const letter: DrawSheet = (content, dice) => {
  const [title, body, ends] = dice.pick([
    ['网站备案信息真实性承诺书', pledge, [`承诺单位：${content.unit}`]],
    [
      '网站负责人授权委托书',
      `兹委托${content.person}（身份证号码：${content.idNumber}）作为我单位网站负责人，全权办理网站备案相关事宜。委托人对其行为予以认可。`,
      [`单位名称（盖章）：${content.unit}`],
    ],
    ['互联网信息服务备案承诺书', pledge, [`主办单位名称：${content.unit}`, `统一社会信用代码：${content.code}`]],
    [
      '法定代表人授权书',
      `现授权${content.person}为本单位网站负责人，负责网站的日常管理与信息安全。`,
      [`主办单位：${content.unit}`, '法定代表人签字：'],
    ],
  ] as const);
  return {
    kind: 'LETTER',
    layout: title,
    width: 1100,
    height: 1540,
    truth: { 'letter.title': title, 'letter.name': content.unit },
    html: `<div class="title" style="top:140px;font-size:38px">${title}</div>
<div style="position:absolute;left:130px;top:270px;width:840px;font-size:24px;line-height:1.9;text-indent:2em">${body}</div>
<div style="position:absolute;left:430px;top:760px;font-size:24px;line-height:2.4">${ends.join('<br>')}<br>日期：2026年4月${dice.whole(1, 28)}日</div>
${stampOf(content.unit, 640, 990, 92, dice.pick(['#c8242c', '#2b47a8']), dice.whole(-25, 25))}`,
  };
};

/** Papers that are none of those that are read; the first bears a code with the typed number. */
const menu: DrawSheet = (content, dice) => ({
  kind: 'OTHER',
  layout: 'menu with a code',
  width: 900,
  height: 1260,
  truth: {},
  html: `<div class="title" style="top:80px;font-size:54px">今日菜单</div><div style="position:absolute;left:120px;top:210px;font-size:28px;line-height:2">${['红烧牛肉面 28元', '番茄炒蛋 18元', '清蒸鲈鱼 68元', '宫保鸡丁 36元', '酸辣土豆丝 16元', '米饭 2元'].join('<br>')}</div>
<div style="position:absolute;left:330px;top:760px;text-align:center;font-size:20px">${qrOf(dice.chance(0.5) ? content.code : `https://menu.example/?code=${content.code}`, 230)}<br>扫码点餐　${content.unit}</div>`,
});
const contract: DrawSheet = (content, dice) => ({
  kind: 'OTHER',
  layout: 'contract',
  width: 1100,
  height: 1540,
  truth: {},
  html: `<div class="title" style="top:110px;font-size:38px">${dice.pick(['房屋租赁合同', '网站建设服务合同', '增值税电子普通发票', '个人简历'])}</div>
<div style="position:absolute;left:120px;top:230px;width:860px;font-size:23px;line-height:2">甲方：${content.unit}<br>统一社会信用代码：${content.code}<br>地址：${content.address}<br>法定代表人：${content.person}<br>身份证号：${content.idNumber}<br>联系人姓名：${content.person}<br>网址：${content.domain}<br>合同有效期：${inCharacters(content.from)}至${inCharacters(content.to)}<br>第一条　双方在平等自愿的基础上签订本合同，共同遵守。第二条　租金按季度支付。第三条　未尽事宜由双方协商解决。</div>`,
});

export const certificates: readonly DrawSheet[] = [bilingualCertificate, plainCertificate];
export const forms: readonly DrawSheet[] = [form, letter];
export const otherPapers: readonly DrawSheet[] = [menu, contract];
