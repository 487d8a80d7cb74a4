import type { SpotCheckFilter } from '@beian/domain/quality';
import { t } from '../../app/providers/i18n.ts';
import type { QualityFigures as Figures } from '../../generated/quality.ts';
import { Tile, Tiles } from '../../ui/tiles.tsx';
import { cutOf, qualityListPath, spotChecksPath } from './links.ts';
import { isEnough, kappaText, meanText, shareText } from './numbers.ts';
import { qualityTexts } from './texts.ts';

interface QualityTilesProps {
  readonly of: Figures;
  readonly days: number;
  readonly all: boolean;
  readonly open: number | null;
}

/** The figures of all reviewers or of oneself; each links to its list. */
export function QualityTiles({ of, days, all, open }: QualityTilesProps) {
  const cut = cutOf(of.dimension, of.value, days);
  const looks: SpotCheckFilter = all ? { list: 'ENDED', ...cut } : { list: 'ABOUT_ME', days };
  return (
    <Tiles name={t(qualityTexts.tiles)}>
      <Tile label={t(qualityTexts.decided)} value={of.decided} to={null}>
        {t(qualityTexts.decidedSays, { n: of.returned, share: shareText(of.returned, of.decided) })}
      </Tile>
      <Tile
        label={t(qualityTexts.first)}
        value={shareText(of.pushedFirst, of.pushed)}
        to={qualityListPath('rounds', cut)}
      >
        {of.pushed === 0
          ? t(qualityTexts.noPushed)
          : t(qualityTexts.firstSays, { n: of.pushed, rounds: meanText(of.rounds, of.pushed) })}
      </Tile>
      <Tile label={t(qualityTexts.late)} value={of.late} to={qualityListPath('late', cut)}>
        {t(qualityTexts.lateSays)}
      </Tile>
      <Tile label={t(qualityTexts.escapes)} value={of.escapes} to={qualityListPath('escapes', cut)}>
        {t(qualityTexts.escapesSays)}
      </Tile>
      <Tile
        label={t(qualityTexts.looked)}
        value={of.looked}
        to={spotChecksPath(all ? { ...looks, state: 'DONE' } : looks)}
      >
        {t(qualityTexts.lookedSays, { drawn: of.drawn, lapsed: of.lapsed })}
        {open === null ? null : ` · ${t(qualityTexts.openSays, { n: open })}`}
      </Tile>
      <Tile
        label={t(qualityTexts.alike)}
        value={shareText(of.passPass + of.returnReturn, of.items)}
        to={spotChecksPath(looks)}
      >
        {t(qualityTexts.alikeSays, { n: of.items, kappa: kappaText(of.kappa) })}
        {isEnough(of.items) ? null : ` · ${t(qualityTexts.tooFew)}`}
      </Tile>
      <Tile label={t(qualityTexts.missed)} value={of.missed} to={spotChecksPath({ ...looks, outcome: 'MISSED' })}>
        {t(qualityTexts.missedSays, { caught: of.caught, strict: of.strict })}
      </Tile>
    </Tiles>
  );
}
