import { escapeWeeks } from '@beian/domain/escapes';
import { useQuery } from '@tanstack/react-query';
import { Col, Row, Segmented, Statistic } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { Loaded } from '../../app/shell/states.tsx';
import { shellTexts } from '../../app/shell/texts.ts';
import { type EscapeFigures, escapeFiguresDocument } from '../../generated/escapes.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { useUrl } from '../../ui/use-url.ts';
import { weeksOf } from './begun-draft.ts';
import { Rates } from './rates.tsx';
import { escapeTexts } from './texts.ts';
import { WithoutRule } from './without-rule.tsx';

/** 流出问题: what bureaus refused after our approval, by what our rules said of it; the period is in the URL. */
export function EscapesPage() {
  const { params, change } = useUrl();
  const weeks = weeksOf(params);
  const query = useQuery(queryOf(['escapeFigures'], escapeFiguresDocument, { weeks }));
  const unjudged = query.data?.unjudged ?? 0;
  return (
    <Page
      title={t(shellTexts.escapes)}
      lead={[t(escapeTexts.lead), ...(unjudged > 0 ? [t(escapeTexts.unjudged, { n: unjudged })] : [])].join(' · ')}
      actions={
        <Segmented<number>
          size="small"
          aria-label={t(escapeTexts.period)}
          value={weeks}
          onChange={(next) => change({ weeks: String(next) })}
          options={escapeWeeks.map((value) => ({ value, label: t(escapeTexts.weeks, { n: value }) }))}
        />
      }
    >
      <Loaded query={query} rows={4} height={112}>
        {(figures) => (
          <>
            <Causes figures={figures} />
            <WithoutRule figures={figures} />
            <Rates figures={figures} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

const Causes = ({ figures }: { figures: EscapeFigures }) => (
  <Section title={t(escapeTexts.causes)}>
    <Row gutter={[16, 12]}>
      {figures.causes.map(({ cause, label, escapes }) => (
        <Col key={cause} xs={24} md={8}>
          <Statistic title={label} value={escapes} />
          <Faint>{t(escapeTexts.says[cause])}</Faint>
        </Col>
      ))}
    </Row>
  </Section>
);
