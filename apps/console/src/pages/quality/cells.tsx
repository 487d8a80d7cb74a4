import { shortTimeText } from '@beian/domain/clock';
import { Link } from 'react-router';
import { t } from '../../app/providers/i18n.ts';
import type { QualityFigures as Figures, HandlingFigures } from '../../generated/quality.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import { type Column, figure } from '../../ui/list-page/data-table.tsx';
import { isEnough, kappaText, shareText } from './numbers.ts';
import { qualityTexts } from './texts.ts';

/** A number that links to its list; zero has no link. */
export function Count({ n, to }: { n: number; to?: string | undefined }) {
  if (n === 0) return <Faint>0</Faint>;
  return to === undefined ? n : <Link to={to}>{n}</Link>;
}

/** Median, nine in ten, and number of decisions. */
export function Handled({ of }: { of: Pick<HandlingFigures, 'half' | 'most' | 'decisions'> | undefined }) {
  if (of === undefined) return '–';
  const [half, most] = [t(shortTimeText(of.half / 1000)), t(shortTimeText(of.most / 1000))];
  return (
    <span title={t(qualityTexts.handlingCell, { half, most, n: of.decisions })}>
      <b>{half}</b>{' '}
      <Faint>
        / {most} · {of.decisions}
      </Faint>
    </span>
  );
}

type Agreement = Pick<Figures, 'items' | 'passPass' | 'returnReturn' | 'kappa'>;

/** A figure of agreement; with few items it is grey and says why. */
function AgreementFigure({ of, text }: { of: Agreement; text: string }) {
  if (of.items > 0 && !isEnough(of.items)) {
    const tooFew = t(qualityTexts.tooFew);
    return (
      <span role="img" title={tooFew} aria-label={`${text} ${tooFew}`}>
        <Faint>{text}</Faint>
      </span>
    );
  }
  return <span title={of.items > 0 && of.kappa === null ? t(qualityTexts.noKappa) : undefined}>{text}</span>;
}

export const agreementColumns: readonly Column<Agreement>[] = [
  figure('alike', qualityTexts.col.alike, (of) => (
    <AgreementFigure of={of} text={shareText(of.passPass + of.returnReturn, of.items)} />
  )),
  figure('kappa', qualityTexts.col.kappa, (of) => <AgreementFigure of={of} text={kappaText(of.kappa)} />),
];
