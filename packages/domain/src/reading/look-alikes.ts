import { readCharacters, takenForAnother } from './look-alikes.table.ts';

/** Characters that differ in one stroke, in groups: the commoner one is read for the other with hardly any doubt. */
const oneStroke =
  '己已巳 日曰 天夭 茶荼 沐沭 未末 土士 干千 干于 人入 戍戌戊 刺剌 汨汩 市巿 治冶 免兔 侯候 栗粟 晴睛 祗祇 采釆 亳毫 崇祟 柬束 茉茱 妹姝 商啇';
/** Other characters that people take for each other. */
const likeShapes =
  '天夭夫 人入八 大太犬 王玉主壬 甲由申田 干千于 贝见 木本 刀刁 乌鸟 泠冷 祈祁 杨扬 洁沽 莱菜 帅师 建健 清请 明朋 白自 石右 问间 今令 良艮 拔拨 几凡 仓仑 史吏 旦且 析折 拆折 困因 团囤 爪瓜 卯卵 徒徙 赢羸 辨辩 密蜜 侍待 佘余 钓钧 胄胃 肓盲 陕陜 洒酒 幻幼 风凤 孑子 孓子 撒撤 暧暖 杲果 昊吴 炅灵 壹壶 曾會 沐沛 泓弘 雾霁 刁习 栗票 汩泪 0oO 1lIi 2zZ 5sS 6bG 8B 9gq uv nm';

/** Each pair of a group, in both orders. */
const pairsOf = (groups: string): ReadonlySet<string> =>
  new Set(
    groups.split(' ').flatMap((group) => {
      const characters = [...group];
      return characters.flatMap((one) => characters.flatMap((other) => (one === other ? [] : [one + other])));
    }),
  );
const close = /* @__PURE__ */ pairsOf(oneStroke);
const others = /* @__PURE__ */ pairsOf(`${likeShapes} ${takenForAnother}`);
const everRead: ReadonlySet<string> = /* @__PURE__ */ new Set(readCharacters);
/** Whether the reader does not know a character: it gives another one for it, or none. */
const isNeverRead = (character: string): boolean => /\p{Script=Han}/u.test(character) && !everRead.has(character);
/** Characters that others are taken for. */
const withOthers: ReadonlySet<string> = /* @__PURE__ */ new Set(
  [...close, ...others].map((pair) => [...pair][0] as string),
);

/** Stands in a read text for a character that may be another one, and may have one beside it that was lost. */
export const DOUBTFUL = '\uE000';

/** Whether the reader may give one for the other, or cannot give this one at all. */
const areAlike = (printed: string, read: string): boolean =>
  printed === read ||
  read === DOUBTFUL ||
  isNeverRead(printed) ||
  close.has(printed + read) ||
  others.has(printed + read);

/** Share from which another character may be the one that is printed: one stroke apart, known to be taken for it, or any. */
const SHARE = { close: 0.0004, known: 0.004, any: 0.06 };
/** Confidence below which a character that others are taken for may be one of them, and below which any may be another one. */
const SURE = 0.95;
const LEAST = 0.6;

/** Whether a character that was read may be another one. `instead`: what it would be instead, the likeliest first; behind 大 may stand 夭. */
export const mayBeAnother = (
  read: string,
  confidence: number,
  instead: readonly { readonly text: string; readonly confidence: number }[],
): boolean =>
  confidence < LEAST ||
  (confidence < SURE && withOthers.has(read)) ||
  instead.some(
    (other) =>
      other.confidence > SHARE.any ||
      (other.confidence > SHARE.known && others.has(read + other.text)) ||
      (other.confidence > SHARE.close && close.has(read + other.text)),
  );

/**
 * Whether a typed text may stand where another was read: it differs where a character is doubtful or looks like another one, or where one cannot
 * be read, which is lost or becomes one or two others. `part`: it may stand within what was read.
 */
export function mayBeRead(typed: string, read: string, part = false): boolean {
  const given = [...read];
  // Where in the read text the next typed character may stand; .5: within a doubtful sign, which may stand for two.
  let places = new Set<number>(part ? given.keys() : [0]);
  for (const character of typed) {
    const next = new Set<number>();
    for (const place of places) {
      const other = given[place];
      if (!Number.isInteger(place)) next.add(place + 0.5);
      else if (other !== undefined && areAlike(character, other)) {
        next.add(place + 1);
        if (other === DOUBTFUL) next.add(place + 0.5);
      }
      if (Number.isInteger(place) && isNeverRead(character)) next.add(place).add(place + 2);
    }
    places = next;
  }
  return part ? places.size > 0 : places.has(given.length);
}
