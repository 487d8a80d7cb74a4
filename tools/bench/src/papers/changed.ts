import type { Random } from './invented.ts';

/** Characters of names that another one is taken from. */
const common =
  '众合聚力鼎峰微创云帆启明思睿蓝海橙果麦田红杉绿洲金桥银杏翼飞腾跃致和同心永昌广源富民利华康健安泰新锐卓越翔宇领航百川千禧万象龙虎鹏程锦绣山河星辰日月光正大建国志强春梅秀英玉兰桂香燕晓东文博雨桐浩然梓涵';

/** Groups of characters of which one is easily taken for another. */
const alike =
  '己已巳 日曰 天夭夫 茶荼 沐沭 未末 土士 人入八 大太犬 王玉主壬 甲由申田 干千于 贝见 木本 刀刁 乌鸟 兔免 治冶 泠冷 祁祈 候侯 戍戌戊 刺剌 采釆 杨扬 汨汩 栗粟 洁沽 晴睛 莱菜 帅师 建健 清请情 明朋 白自 石右 市巿 问间 今令 良艮 拔拨 今令 昜易 史吏 旦且 目且 体休 住往 代伐 折拆 处外 壮状 科料 己已 万方 风凤 元无 平乎 云去 开井 瓜爪 困因 团围 历厉 活话 决快 折析 名各 酒洒 仓仑 沧沦 幻幼 幸辛 钓钩 辨辩 燥躁 籍藉 彬杉 烽峰 铭名 浩皓 晖辉 0O 1lI 8B 5S 2Z 6G oO0 l1i vu nm rn ce'.split(
    ' ',
  );

/** The value with one character replaced by one that looks alike; undefined: none of its characters has one. */
export function withLookAlike(value: string, { one }: Random): string | undefined {
  const characters = [...value];
  const places = characters.flatMap((character, at) => {
    const others = alike
      .filter((group) => group.includes(character))
      .flatMap((group) => [...group].filter((other) => other.toLowerCase() !== character.toLowerCase()));
    return others.length === 0 ? [] : [{ at, others }];
  });
  if (places.length === 0) return undefined;
  const { at, others } = one(places);
  return characters.map((character, nth) => (nth === at ? one(others) : character)).join('');
}

/** The value with one letter or digit replaced by any other of its kind. */
export function withAnother(value: string, { one, some }: Random): string {
  const characters = [...value];
  const places = characters.flatMap((character, at) => (/[\p{L}\p{N}]/u.test(character) ? [at] : []));
  const at = one(places);
  const old = characters[at] as string;
  const kinds: readonly (readonly [RegExp, string])[] = [
    [/\d/, '0123456789'],
    [/[A-Z]/, 'ABCDEFGHJKLMNPQRTUWXY'],
    [/[a-z]/, 'abcdefghijklmnopqrstuvwxyz'],
  ];
  const kind = kinds.find(([pattern]) => pattern.test(old))?.[1] ?? common;
  let fresh = old;
  while (fresh === old) fresh = some(kind, 1);
  return characters.map((character, nth) => (nth === at ? fresh : character)).join('');
}
