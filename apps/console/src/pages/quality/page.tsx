import { qualityPeriods } from '@beian/domain/quality';
import { useQuery } from '@tanstack/react-query';
import { Col, Row, Segmented } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { Empty, Loaded } from '../../app/shell/states.tsx';
import { type Quality, qualityDocument } from '../../generated/quality.ts';
import { useInterval } from '../../ui/hooks.ts';
import { Page } from '../../ui/page.tsx';
import { fullTime } from '../../ui/time.ts';
import { useUrl } from '../../ui/use-url.ts';
import { Agreements } from './agreements.tsx';
import { Breakdown } from './breakdown.tsx';
import { EscapesByCause } from './escapes-by-cause.tsx';
import { Handling } from './handling.tsx';
import { PapersHandling } from './papers-handling.tsx';
import { PassKinds } from './pass-kinds.tsx';
import { qualityTexts } from './texts.ts';
import { QualityTiles } from './tiles.tsx';

/** Quality of the desk over a period, which is in the URL; a reviewer sees only their own work. */
export function QualityPage() {
  const { params, change } = useUrl();
  const days = qualityPeriods.find((one) => String(one) === params.get('days')) ?? qualityPeriods[0];
  const query = useQuery({
    ...queryOf(['quality'], qualityDocument, { days }),
  });
  // The worker updates the figures every minute.
  useInterval(() => void query.refetch(), 60_000);
  return (
    <Page
      title={t(qualityTexts.title)}
      lead={query.data && countedText(query.data)}
      actions={
        <Segmented<number>
          size="small"
          aria-label={t(qualityTexts.period)}
          value={days}
          onChange={(next) => change({ days: String(next) })}
          options={qualityPeriods.map((value) => ({ value, label: t(qualityTexts.days, { n: value }) }))}
        />
      }
    >
      <Loaded query={query} rows={6} height={112}>
        {(quality) => <QualityFigures quality={quality} />}
      </Loaded>
    </Page>
  );
}

const countedText = ({ countedUntil, handledUntil, all }: Quality): string =>
  [
    countedUntil === null ? t(qualityTexts.notCounted) : t(qualityTexts.counted, { time: fullTime(countedUntil) }),
    ...(handledUntil ? [t(qualityTexts.handled, { time: fullTime(handledUntil) })] : []),
    ...(all ? [] : [t(qualityTexts.own)]),
  ].join(' · ');

function QualityFigures({ quality }: { quality: Quality }) {
  const { figures, all, days } = quality;
  const whole = figures.find(({ dimension }) => dimension === (all ? 'ALL' : 'REVIEWER'));
  if (whole === undefined) return <Empty title={t(qualityTexts.emptyTitle)} hint={t(qualityTexts.emptyHint)} />;
  return (
    <>
      <QualityTiles of={whole} days={days} all={all} open={quality.open} />
      {all ? <Breakdown figures={figures} days={days} /> : null}
      <Handling handling={quality.handling} all={all} />
      {all ? (
        <Row gutter={[12, 12]}>
          <Col xs={24} xl={14}>
            <Agreements figures={figures.filter(({ dimension }) => dimension === 'ITEM_KIND')} />
          </Col>
          <Col xs={24} xl={10}>
            <EscapesByCause figures={figures} days={days} />
          </Col>
          <Col xs={24} xl={12}>
            <PapersHandling cells={quality.papersHandling} />
          </Col>
          <Col xs={24} xl={12}>
            <PassKinds figures={figures.filter(({ dimension }) => dimension === 'PASS_KIND')} />
          </Col>
        </Row>
      ) : null}
    </>
  );
}
