import { creditCodeCheckCharacter, organisationCheckCharacter, residentIdCheckCharacter } from '@beian/domain/checks';

/** Random numbers from a seed (mulberry32): the same papers in every run. */
export function createRandom(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const one = <T>(list: readonly T[]): T => list[whole(0, list.length - 1)] as T;
  const some = (characters: string, count: number): string =>
    Array.from({ length: count }, () => one([...characters])).join('');
  return { next, whole, one, some, between: (from: number, to: number) => from + next() * (to - from) };
}
export type Random = ReturnType<typeof createRandom>;

/** What is printed on papers. All of it is invented; the region 990106 does not exist, so that no number is a person's or a unit's. */
export interface Invented {
  readonly company: string;
  readonly creditCode: string;
  readonly person: string;
  readonly idNumber: string;
  readonly address: string;
  readonly domain: string;
  readonly domains: readonly string[];
  readonly authority: string;
  readonly police: string;
  /** YYYY-MM-DD. */
  readonly since: string;
  /** YYYY-MM-DD, or 长期. */
  readonly until: string;
  /** As `contentStamp` of packages/orders makes it. */
  readonly mark: string;
  readonly order: string;
}

const surnames =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳';
const givenNames =
  '伟芳娜秀敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉萍红玲芬燕彬鹏宇浩凯健俊帆帅旭宁龙林欢佳思远子涵雨欣梓晨若曦';
const places = ['云溪', '青禾', '临江', '东篱', '白石', '海棠', '望山', '清源', '长亭', '锦屏', '松岭', '北辰'];
const words = '恒信瑞丰盛泰宏达鑫源博雅智联天行远景万通安捷创优品汇德润嘉禾星河卓越明德凌云启航未来极光磐石青藤木棉';
const trades = [
  '网络科技',
  '信息技术',
  '软件',
  '电子商务',
  '文化传媒',
  '教育咨询',
  '生物医药',
  '机械设备',
  '国际贸易',
  '餐饮管理',
  '建筑工程',
  '环保科技',
];
const forms = ['有限公司', '有限公司', '有限公司', '有限责任公司', '股份有限公司', '合伙企业（有限合伙）'];
const roads = ['人民', '解放', '中山', '建设', '迎宾', '科技', '学府', '滨河', '朝阳', '和平'];
const endings = ['.cn', '.com', '.com.cn', '.net', '.org.cn', '.top'];
const latin = 'abcdefghijklmnopqrstuvwxyz';

export function invent(random: Random): Invented {
  const { whole, one, some, next } = random;
  const place = one(places);
  const brand = some(words, whole(2, 4));
  const two = (number: number) => String(number).padStart(2, '0');
  const day = (from: number, to: number) => `${whole(from, to)}-${two(whole(1, 12))}-${two(whole(1, 28))}`;
  const domain = () =>
    `${some(latin, whole(3, 9))}${next() < 0.3 ? some('0123456789', whole(1, 3)) : ''}${next() < 0.2 ? `-${some(latin, 3)}` : ''}${one(endings)}`;
  const organisation = some('0123456789ABCDEFGHJKLMNPQRTUWXY', 8).replace(/^./, 'M');
  const first17 = `9${one(['1', '2', '3'])}990106${organisation}${organisationCheckCharacter(organisation)}`;
  const id17 = `990106${day(1960, 2003).replaceAll('-', '')}${some('0123456789', 3)}`;
  const hex = some('0123456789ABCDEF', 10);
  const first = domain();
  return {
    company: `${next() < 0.7 ? `${place}市` : ''}${brand}${one(trades)}${one(forms)}`,
    creditCode: `${first17}${creditCodeCheckCharacter(first17)}`,
    person: `${some(surnames, 1)}${some(givenNames, whole(1, 2))}`,
    idNumber: `${id17}${residentIdCheckCharacter(id17)}`,
    address: `${place}省${one(places)}市${one(places)}区${one(roads)}路${whole(1, 999)}号${one(['', `${one(places)}大厦`, `${one(places)}花园`])}${whole(1, 28)}${one(['幢', '栋', '号楼'])}${whole(101, 2899)}室`,
    domain: first,
    domains: [first, ...Array.from({ length: whole(0, 2) }, domain)],
    authority: `${place}市市场监督管理局`,
    police: `${place}市公安局${one(places)}分局`,
    since: day(2005, 2022),
    until: next() < 0.3 ? '长期' : day(2027, 2049),
    mark: `${hex.slice(0, 4)}-${hex.slice(4, 8)}-${hex.slice(8)}`,
    order: `BD${whole(2024, 2026)}${some('0123456789', 8)}`,
  };
}
