import { provinces } from '@beian/domain/province';
import { Flex } from 'antd';
import { Link } from 'react-router';
import { getLanguage, t } from '../../app/providers/i18n.ts';
import type { BoardFigures as Figures } from '../../generated/board.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import { Section } from '../../ui/page.tsx';
import { provinceName, shortProvince } from '../../ui/province-name.ts';
import toneStyles from '../../ui/tones.module.css';
import styles from './board.module.css';
import { useBoardLinks } from './filter.tsx';
import { boardTexts } from './texts.ts';

/** Position of a province among the tiles (column, row), and its letters (ISO 3166-2:CN) for names that are too long. */
const places: Readonly<Record<string, readonly [column: number, row: number, letters: string]>> = {
  230000: [8, 1, 'HL'],
  150000: [6, 2, 'NM'],
  210000: [7, 2, 'LN'],
  220000: [8, 2, 'JL'],
  650000: [1, 3, 'XJ'],
  620000: [3, 3, 'GS'],
  640000: [4, 3, 'NX'],
  140000: [5, 3, 'SX'],
  130000: [6, 3, 'HE'],
  110000: [7, 3, 'BJ'],
  120000: [8, 3, 'TJ'],
  630000: [2, 4, 'QH'],
  610000: [4, 4, 'SN'],
  410000: [5, 4, 'HA'],
  370000: [6, 4, 'SD'],
  540000: [2, 5, 'XZ'],
  510000: [3, 5, 'SC'],
  500000: [4, 5, 'CQ'],
  420000: [5, 5, 'HB'],
  340000: [6, 5, 'AH'],
  320000: [7, 5, 'JS'],
  310000: [8, 5, 'SH'],
  530000: [3, 6, 'YN'],
  520000: [4, 6, 'GZ'],
  430000: [5, 6, 'HN'],
  360000: [6, 6, 'JX'],
  330000: [7, 6, 'ZJ'],
  450000: [4, 7, 'GX'],
  440000: [5, 7, 'GD'],
  350000: [6, 7, 'FJ'],
  460000: [5, 8, 'HI'],
};

/** Tones by what is at risk or overdue, most urgent first. */
const tones = [
  { tone: 'bad', label: boardTexts.legendBad, isOf: (_: number, overdue: number) => overdue > 0 },
  { tone: 'hot', label: boardTexts.legendHot, isOf: (risk: number) => risk >= 3 },
  { tone: 'warn', label: boardTexts.legendWarn, isOf: (risk: number) => risk > 0 },
  { tone: 'none', label: boardTexts.legendNone, isOf: () => true },
];

/** The 31 provinces as tiles in their approximate position, coloured by risk; each number links to its list. */
export function ProvinceMap({ figures }: { figures: readonly Figures[] }) {
  const links = useBoardLinks();
  return (
    <Section title={t(boardTexts.map)} lead={t(boardTexts.mapSays)}>
      <ul className={styles.provinces}>
        {Object.keys(provinces).map((code) => {
          const { atRisk = 0, overdue = 0, open = 0 } = figures.find(({ value }) => value === code) ?? {};
          const risk = atRisk + overdue;
          const [column, row, letters] = places[code] ?? [1, 1, code];
          const name = provinceName(code);
          const tone = tones.find(({ isOf }) => isOf(risk, overdue))?.tone;
          return (
            <li
              key={code}
              className={`${styles.province} ${toneStyles[tone ?? '']}`}
              style={{ gridColumn: column, gridRow: row }}
            >
              <span title={name}>{getLanguage() === 'zh' ? shortProvince(name) : letters}</span>
              <span className={styles.counts}>
                {risk === 0 ? null : (
                  <>
                    <Link
                      to={links.ours({ province: code, flag: 'RISK' })}
                      aria-label={t(boardTexts.mapRisk, { name, n: risk })}
                    >
                      <b>{risk}</b>
                    </Link>
                    /
                  </>
                )}
                {open === 0 ? (
                  0
                ) : (
                  <Link to={links.open({ province: code })} aria-label={t(boardTexts.mapOpen, { name, n: open })}>
                    {open}
                  </Link>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      <Flex wrap gap="4px 16px" aria-hidden>
        {tones.map(({ tone, label }) => (
          <span key={tone}>
            <i className={`${styles.sign} ${toneStyles[tone]}`} /> <Faint>{t(label)}</Faint>
          </span>
        ))}
      </Flex>
    </Section>
  );
}
