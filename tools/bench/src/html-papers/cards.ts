import type { Content, Dice } from './content.ts';
import type { DrawSheet, Sheet } from './sheet.ts';

export const front = ({ person, idNumber, address }: Content, dice: Dice): string => {
  const born = `${idNumber.slice(6, 10)} 年 ${Number(idNumber.slice(10, 12))} 月 ${Number(idNumber.slice(12, 14))} 日`;
  const lines = address.match(/.{1,11}/gu) ?? [];
  return `<div class="card front" style="letter-spacing:.03em">
<p style="top:60px"><s>姓名</s><b style="font-size:27px">${person}</b></p>
<p style="top:118px"><s>性别</s>${Number(idNumber[16]) % 2 === 0 ? '女' : '男'}<s style="margin-left:34px;width:64px">民族</s>${dice.pick(['汉', '回', '壮', '满'])}</p>
<p style="top:172px"><s>出生</s>${born}</p>
<p style="top:226px"><s>住址</s><span style="display:inline-block;vertical-align:top;line-height:1.35">${lines.join('<br>')}</span></p>
<p style="top:392px"><s style="width:170px">公民身份号码</s><b style="font-size:28px;letter-spacing:.06em;font-family:'DejaVu Sans Mono'">${idNumber}</b></p>
<div style="position:absolute;right:46px;top:54px;width:190px;height:240px;background:#d5dde3;border-radius:4px"><div style="width:92px;height:116px;border-radius:46px;background:#caa68b;margin:40px auto 0"></div><div style="width:170px;height:84px;border-radius:80px 80px 0 0;background:#41506b;margin:0 auto"></div></div></div>`;
};
export const dots = (day: string): string => day.replaceAll('-', '.');
export const back = ({ police, from, to }: Content, title = '居民身份证'): string => `<div class="card back">
<h3>样例共和国</h3><h2>${title}</h2>
<p style="top:318px;left:190px"><s style="color:#222;width:110px">签发机关</s>${police}</p>
<p style="top:376px;left:190px"><s style="color:#222;width:110px">有效期限</s>${dots(from)}-${dots(to)}</p></div>`;

const frontTruth = ({ person, idNumber, address }: Content): Sheet['truth'] => ({
  'idCard.name': person,
  'idCard.number': idNumber,
  'idCard.address': address,
});
const backTruth = ({ police, to }: Content): Sheet['truth'] => ({ 'idCard.issuedBy': police, 'idCard.validUntil': to });

/** A card that fills the picture, as a phone crops it. */
const oneSide =
  (side: 'front' | 'back'): DrawSheet =>
  (content, dice) => ({
    kind: 'ID_CARD',
    layout: side,
    width: 720,
    height: 454,
    html: side === 'front' ? front(content, dice) : back(content),
    truth: side === 'front' ? frontTruth(content) : backTruth(content),
  });

/** Both sides on an A4 copy, one below the other or the second at the right edge. */
const copied: DrawSheet = (content, dice) => {
  const beside = dice.chance(0.4);
  const place = (left: number, top: number, card: string) =>
    `<div style="position:absolute;left:${left}px;top:${top}px">${card}</div>`;
  return {
    kind: 'ID_CARD',
    layout: beside ? 'both sides, beside' : 'both sides, A4',
    ...(beside ? { width: 1560, height: 620 } : { width: 1080, height: 1520 }),
    html: beside
      ? place(40, 80, front(content, dice)) + place(800, 80, back(content))
      : place(180, 150, front(content, dice)) +
        place(180, 700, back(content)) +
        '<div style="position:absolute;left:180px;top:1280px;font-size:24px">此复印件与原件一致，仅供网站备案使用</div>',
    truth: { ...frontTruth(content), ...backTruth(content) },
  };
};

export const cards: readonly DrawSheet[] = [oneSide('front'), oneSide('back'), copied];
