import { creditCodeCheckCharacter, organisationCheckCharacter, residentIdCheckCharacter } from '@beian/domain/checks';

/** Numbers from a seed (a linear congruential generator of 48 bits): the same papers in every run. */
export function diceOf(seed: number) {
  let state = (BigInt(seed) ^ 0x5deece66dn) & 0xffffffffffffn;
  const next = (): number => {
    state = (state * 0x5deece66dn + 0xbn) & 0xffffffffffffn;
    return Number(state >> 16n) / 2 ** 32;
  };
  next();
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  return {
    next,
    pick,
    chance: (share: number): boolean => next() < share,
    whole: (from: number, to: number): number => from + Math.floor(next() * (to - from + 1)),
    between: (from: number, to: number): number => from + next() * (to - from),
    string: (characters: string, length: number): string =>
      Array.from({ length }, () => pick([...characters])).join(''),
  };
}
export type Dice = ReturnType<typeof diceOf>;

/** Invented content. The region 990107 does not exist, so that no number is a person's or a unit's. */
export interface Content {
  readonly unit: string;
  readonly code: string;
  readonly person: string;
  readonly idNumber: string;
  readonly address: string;
  readonly domain: string;
  readonly domains: readonly string[];
  readonly registry: string;
  readonly police: string;
  readonly registrar: string;
  /** YYYY-MM-DD. */
  readonly from: string;
  /** YYYY-MM-DD, or 长期. */
  readonly to: string;
  readonly stamp: string;
  readonly order: string;
}

const cities = ['岚川', '霁城', '沅浦', '苍梧岭', '桐溪', '澄湖', '砚山', '雁泽', '沐川', '泓阳', '荔湾口', '铜鼓'];
const brandCharacters =
  '众合聚力鼎峰微创云帆启明思睿蓝海橙果麦田红杉绿洲金桥银杏翼飞腾跃致和同心永昌广源富民利华康健安泰新锐卓越翔宇领航百川千禧万象龙腾虎跃鹏程锦绣山河星辰日月乾坤正大光明诚信德善仁义礼智勇毅恒久远见知行合一简约优雅时尚米乐可奇妙趣童年书香墨韵茗品食味果蔬农牧渔林水木土石';
const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤欧阳';
const givenCharacters =
  '建国志强国华春梅秀英玉兰桂香海燕晓东文博雨桐浩然梓涵子墨一诺佳怡思源俊杰天佑嘉欣若曦诗琪婉清沐阳景行知远怀瑾书瑶明轩宇航振邦培根长青永福新民爱军卫红立新向荣学勤光耀大勇小虎铁柱';
const trades = [
  '信息科技',
  '数字技术',
  '智能装备',
  '供应链管理',
  '农业开发',
  '医疗器械',
  '广告设计',
  '物业服务',
  '新能源',
  '食品',
  '服饰',
  '咨询',
];
const unitForms = ['有限公司', '有限公司', '有限责任公司', '股份有限公司', '中心（普通合伙）', '（集团）有限公司'];
const streets = ['青年', '长江', '黄河', '站前', '工业', '文昌', '环城', '胜利', '湖滨', '创业'];
const ends = ['.com', '.cn', '.net', '.com.cn', '.shop', '.xyz', '.club'];

/** Characters beside which another stands that looks alike, or that few recognitions know: they are planted into names. */
export const plantedCharacters =
  '己已巳日曰天夭夫茶荼沐沭未末土士人入八大太犬王玉主壬甲由申干千于贝见木本禾刀刁力乌鸟兔免治冶泠冷洛祁祈祗祇候侯戍戌戊刺剌采釆杨扬末汨汩栗粟喆垚犇淼堃頔煊昶赟珺璟玥翀翾骉尧槿珮琤瑀玮琎祎';

const two = (value: number): string => String(value).padStart(2, '0');

/** `planted`: a character that looks like another one is in the names. */
export function inventContent(dice: Dice, planted: boolean): Content {
  const { pick, whole, chance, string } = dice;
  const city = pick(cities);
  const plant = (text: string): string => {
    if (!planted) return text;
    const at = whole(1, [...text].length - 1);
    return [...text].map((character, nth) => (nth === at ? pick([...plantedCharacters]) : character)).join('');
  };
  const day = (from: number, to: number) => `${whole(from, to)}-${two(whole(1, 12))}-${two(whole(1, 28))}`;
  const label = () =>
    chance(0.5)
      ? string('abcdefghijklmnopqrstuvwxyz', whole(4, 11))
      : `${string('bcdfghjklmnpqrstvwxyz', 1)}${pick(['ao', 'ei', 'an', 'ing', 'ong', 'u'])}${string('bdfghjlmnqstwxyz', 1)}${pick(['a', 'ian', 'uo', 'ou', 'en'])}${chance(0.4) ? whole(1, 2099) : ''}`;
  const domain = () => `${chance(0.2) ? 'www.' : ''}${label()}${pick(ends)}`;
  const organisation = `MA${string('0123456789ABCDEFGHJKLMNPQRTUWXY', 6)}`;
  const code17 = `9${pick(['1', '2', '3'])}990107${organisation}${organisationCheckCharacter(organisation)}`;
  const id17 = `990107${day(1955, 2005).replaceAll('-', '')}${string('0123456789', 3)}`;
  const hex = string('0123456789ABCDEF', 10);
  const domains = Array.from({ length: whole(1, 3) }, domain);
  return {
    unit: `${chance(0.6) ? `${city}${pick(['市', '县', ''])}` : ''}${plant(string(brandCharacters, whole(2, 4)))}${pick(trades)}${pick(unitForms)}`,
    code: `${code17}${creditCodeCheckCharacter(code17)}`,
    person: plant(`${string(surnames, 1)}${string(givenCharacters, whole(1, 2))}`),
    idNumber: `${id17}${residentIdCheckCharacter(id17)}`,
    address: `${pick(['岚', '沅', '泽'])}州省${city}市${pick(cities)}${pick(['区', '县', '镇'])}${pick(streets)}${pick(['大道', '街', '路'])}${whole(1, 1200)}号${pick(['', `${pick(cities)}科技园`, `${pick(cities)}广场`])}${pick(['', `${pick(['A', 'B', 'C', 'D'])}座`, `${whole(1, 40)}栋`])}${whole(1, 33)}${two(whole(1, 30))}${pick(['', '室', '号房'])}`,
    domain: domains[0] as string,
    domains,
    registry: `${city}市${pick(['市场监督管理局', '行政审批服务局', '工商行政管理局'])}`,
    police: `${city}市公安局${pick(cities)}分局`,
    registrar: `${pick(cities)}${pick(['互联', '域名', '网域'])}科技股份有限公司`,
    from: day(2003, 2023),
    to: chance(0.35) ? '长期' : day(2027, 2052),
    stamp: `${hex.slice(0, 4)}-${hex.slice(4, 8)}-${hex.slice(8)}`,
    order: `BD${whole(2024, 2026)}${string('0123456789', 8)}`,
  };
}
