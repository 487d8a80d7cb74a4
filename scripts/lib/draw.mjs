// Draws fictitious certificates, IDs, forms and photos as JPEGs, different in every run.
import sharp from 'sharp';

const titles = /** @type {Record<string, [string, number, number]>} */ ({
  SUBJECT_CERT: ['营业执照（样例）', 1500, 1100],
  SUBJECT_PRINCIPAL_ID: ['主体负责人证件（样例）', 1280, 720],
  WEBSITE_PRINCIPAL_ID: ['网站负责人证件（样例）', 1280, 720],
  VERIFICATION_FORM: ['真实性核验单（样例）', 1240, 1754],
  DOMAIN_CERT: ['域名证书（样例）', 1500, 1100],
  CHANGE_PROOF: ['变更证明（样例）', 1240, 1754],
  AUTHORISATION: ['负责人授权书（样例）', 1240, 1754],
  RESIDENCE_PERMIT: ['居住证（样例）', 1280, 720],
  STAFFING_LETTER: ['编办证明（样例）', 1240, 1754],
  COMMITMENT: ['承诺书（样例）', 1240, 1754],
  PHONE_BILLS: ['话费单（样例）', 1240, 1754],
  SITE_PLAN: ['网站建设方案书（样例）', 1240, 1754],
  PRE_APPROVAL: ['前置审批文件（样例）', 1240, 1754],
  FACE_PHOTO: ['当面核验照片（样例）', 800, 600],
});

/** One JPEG of a material. `mark` makes it unlike any other. @param {string} kind @param {string} mark */
export async function drawMaterial(kind, mark) {
  const [title, width, height] = titles[kind] ?? [kind, 1280, 720];
  const svg = kind === 'FACE_PHOTO' ? photo(width, height, mark) : paper(title, width, height, mark);
  return sharp(Buffer.from(svg)).jpeg({ quality: 88 }).toBuffer();
}

const font = `font-family="Noto Sans CJK SC, sans-serif"`;

/** @param {string} title @param {number} w @param {number} h @param {string} mark */
const paper = (title, w, h, mark) => `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}">
  <rect width="100%" height="100%" fill="#fdf9ee"/><rect x="24" y="24" width="${w - 48}" height="${h - 48}" fill="none" stroke="#b08d4b" stroke-width="8"/>
  <text x="50%" y="140" text-anchor="middle" font-size="64" ${font} fill="#222">${title}</text>
  ${Array.from({ length: 9 }, (_, i) => `<rect x="120" y="${220 + i * ((h - 420) / 9)}" width="${(w - 240) * (0.55 + ((i * 37) % 40) / 100)}" height="18" fill="#8a8a8a"/>`).join('')}
  <circle cx="${w - 220}" cy="${h - 200}" r="110" fill="none" stroke="#c0392b" stroke-width="10"/>
  <text x="${w - 220}" y="${h - 190}" text-anchor="middle" font-size="30" ${font} fill="#c0392b">样例专用</text>
  <text x="120" y="${h - 80}" font-size="30" font-family="monospace" fill="#555">${mark}</text></svg>`;

/** @param {number} w @param {number} h @param {string} mark */
const photo = (w, h, mark) => `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}">
  <rect width="100%" height="100%" fill="#2f6fb5"/>
  <text x="50%" y="80" text-anchor="middle" font-size="44" ${font} fill="#fff">备案核验 样例幕布</text>
  <rect x="${w / 2 - 150}" y="350" width="300" height="250" rx="60" fill="#5b5f66"/><circle cx="${w / 2}" cy="260" r="95" fill="#e6c3a5"/>
  <text x="20" y="${h - 20}" font-size="20" font-family="monospace" fill="#fff">${mark}</text></svg>`;
