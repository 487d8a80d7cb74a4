import { type NumberScheme, type SubjectRow, site } from './build.ts';
import { type Place, places } from './places.ts';

/** Trades of enterprises, with the English word in their domain. */
export const tradeWords =
  '茶业:tea 软件:soft 食品:food 物流:freight 环保:green 纺织:textile 旅游:travel 农业:farm 陶瓷:ceramic 建材:build'
    .split(' ')
    .map((one) => one.split(':') as [string, string]);
export const surnames = [...'王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭'];

/** Indexes a list cyclically. */
export const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

/** Provinces where a law firm has filed. */
const lawFirms = ['110000', '310000', '440000'];

/**
 * The subjects of a province other than Jiangsu, by rule: two enterprises, one of them with a second website in every third province,
 * a person, and a library or an association, to whose website another provider gives access, too, in every third province; a law firm
 * in three provinces.
 */
export function otherProvinceSubjects(place: Place): SubjectRow[] {
  const at = places.indexOf(place);
  const [[firstName, firstNameSlug], [secondName, secondNameSlug]] = place.unitNames as [
    [string, string],
    [string, string],
  ];
  const [trade, tradeSlug] = pick(tradeWords, at);
  const [secondTrade, secondTradeSlug] = pick(tradeWords, at + 3);
  const isLibrary = at % 2 === 0;
  const row = (
    n: number,
    own: Pick<SubjectRow, 'name' | 'holder' | 'domain' | 'websites' | 'accessOf'>,
  ): SubjectRow => ({
    ...own,
    county: place.county,
    street: `${place.countyName}样例路${n}号`,
    principal: own.holder === 'person' ? own.name : `${pick(surnames, at + 5 * n)}样例`,
    websitePrincipal: `${pick(surnames, at + 5 * n + 2)}样例`,
    first: `192.0.2.${64 + 6 * at + n}`,
    last: `192.0.2.${64 + 6 * at + n}`,
    filed: `${2014 + ((at + n) % 4)}-${String(1 + ((at + 3 * n) % 12)).padStart(2, '0')}-${10 + n}`,
    ...(n === 2 && at % 4 === 1 ? { filedByOtherProvider: true as const } : {}),
  });
  const shop = site(`${secondName}样例${secondTrade}展厅`, ['16'], ['1', '12'], 'show-');
  return [
    row(1, {
      name: `${firstName}样例${trade}有限公司`,
      holder: 'enterprise',
      domain: `${firstNameSlug}-${tradeSlug}.example`,
      websites: [site(`${firstName}样例${trade}`, ['8', '9'])],
    }),
    row(2, {
      name: `${secondName}样例${secondTrade}有限公司`,
      holder: 'enterprise',
      domain: `${secondNameSlug}-${secondTradeSlug}.example`,
      websites: [site(`${secondName}样例${secondTrade}`), ...(at % 3 === 0 ? [shop] : [])],
    }),
    row(3, {
      name: `${pick(surnames, at + 11)}样例`,
      holder: 'person',
      domain: `${firstNameSlug}-notes.example`,
      websites: [site(`${firstName}样例随笔`, ['6'])],
    }),
    row(4, {
      name: isLibrary ? `${secondName}样例图书馆` : `${secondName}样例摄影协会`,
      holder: isLibrary ? 'institution' : 'association',
      domain: `${secondNameSlug}-${isLibrary ? 'library' : 'photo'}.example`,
      websites: [site(isLibrary ? `${secondName}样例图书馆` : `${secondName}样例摄影`)],
      ...(at % 3 === 1 ? { accessOf: ['own', 'other'] } : {}),
    }),
    ...(lawFirms.includes(place.province)
      ? [
          row(5, {
            name: `${firstName}样例律师事务所`,
            holder: 'lawFirm',
            domain: `${firstNameSlug}-law.example`,
            websites: [site(`${firstName}样例律师`)],
          }),
        ]
      : []),
  ];
}

/** Mobiles are 1300000PPnk: index in the table, subject, principal. Jiangsu's have a 0 for n; subjects from the tenth on have 1300002…. */
export function otherProvinceNumbers(place: Place): NumberScheme {
  const index = places.indexOf(place);
  const at = String(index + 1).padStart(2, '0');
  return {
    providerId: (id) => `${place.province.slice(0, 2)}${id}`,
    phones: (n, part) => {
      const isLater = n > 9;
      const own = isLater ? String(100 * index + 2 * n + part).padStart(4, '0') : `${at}${n}${part}`;
      return {
        officePhone: `${place.areaCode}-${isLater ? 8889 : 8888}${own}`,
        mobile: `${isLater ? 1300002 : 1300000}${own}`,
      };
    },
  };
}
