import type { SpotCheckFilter } from '@beian/domain/quality';
import { Link } from 'react-router';
import { useT } from '../../app/providers/i18n.ts';
import type { QualityFigures as Figures } from '../../generated/quality.ts';
import { cutOf, qualityListPath, spotChecksPath } from './links.ts';
import { isEnough, kappaText, meanText, shareText } from './numbers.ts';
import styles from './quality.module.css';
import { qualityTexts } from './texts.ts';

interface TileProps {
  readonly label: string;
  readonly value: string | number;
  readonly description: string;
  readonly to?: string | undefined;
}

function Tile({ label, value, description, to }: TileProps) {
  return (
    <li className={styles.tile} data-tile={label}>
      {to === undefined ? (
        <span className={styles.tileLink}>
          <span className={styles.tileLabel}>{label}</span>
          <span className={styles.figure}>{value}</span>
        </span>
      ) : (
        <Link to={to} className={styles.tileLink}>
          <span className={styles.tileLabel}>{label}</span>
          <span className={styles.figure}>{value}</span>
        </Link>
      )}
      <span className={styles.tileSays}>{description}</span>
    </li>
  );
}

interface TilesProps {
  readonly of: Figures;
  readonly days: number;
  readonly all: boolean;
  readonly open: number | null;
}

/** The figures of all reviewers or of oneself; each links to its list. */
export function Tiles({ of, days, all, open }: TilesProps) {
  const t = useT();
  const cut = cutOf(of.dimension, of.value, days);
  const looks: SpotCheckFilter = all ? { list: 'ENDED', ...cut } : { list: 'ABOUT_ME', days };
  const alike = of.items === 0 ? '–' : shareText(of.passPass + of.returnReturn, of.items);
  return (
    <ul className={styles.tiles} aria-label={t(qualityTexts.tiles)}>
      <Tile
        label={t(qualityTexts.decided)}
        value={of.decided}
        description={t(qualityTexts.decidedSays, { n: of.returned, share: shareText(of.returned, of.decided) })}
      />
      <Tile
        label={t(qualityTexts.first)}
        value={shareText(of.pushedFirst, of.pushed)}
        to={qualityListPath('rounds', cut)}
        description={
          of.pushed === 0
            ? t(qualityTexts.noPushed)
            : t(qualityTexts.firstSays, { n: of.pushed, rounds: meanText(of.rounds, of.pushed) })
        }
      />
      <Tile
        label={t(qualityTexts.late)}
        value={of.late}
        to={qualityListPath('late', cut)}
        description={t(qualityTexts.lateSays)}
      />
      <Tile
        label={t(qualityTexts.escapes)}
        value={of.escapes}
        to={qualityListPath('escapes', cut)}
        description={t(qualityTexts.escapesSays)}
      />
      <Tile
        label={t(qualityTexts.looked)}
        value={of.looked}
        to={spotChecksPath(all ? { ...looks, state: 'DONE' } : looks)}
        description={[
          t(qualityTexts.lookedSays, { drawn: of.drawn, lapsed: of.lapsed }),
          ...(open === null ? [] : [t(qualityTexts.openSays, { n: open })]),
        ].join(' · ')}
      />
      <Tile
        label={t(qualityTexts.alike)}
        value={alike}
        to={spotChecksPath(looks)}
        description={[
          t(qualityTexts.alikeSays, { n: of.items, kappa: kappaText(of.kappa) }),
          ...(isEnough(of.items) ? [] : [t(qualityTexts.tooFew)]),
        ].join(' · ')}
      />
      <Tile
        label={t(qualityTexts.missed)}
        value={of.missed}
        to={spotChecksPath({ ...looks, outcome: 'MISSED' })}
        description={t(qualityTexts.missedSays, { caught: of.caught, strict: of.strict })}
      />
    </ul>
  );
}
