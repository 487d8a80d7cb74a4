import { Typography } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import type { StatedRule } from '../../generated/province.ts';
import { rulebookTexts } from './texts.ts';

/** The days of a rule: since when, and until when if that is known. */
export function Days({ from, until }: Pick<StatedRule, 'from' | 'until'>) {
  return (
    <>
      {t(rulebookTexts.since, { day: from })}
      {until === null ? null : <div>{t(rulebookTexts.until, { day: until })}</div>}
    </>
  );
}

/** The documents that a rule comes from, with title, publisher and date. */
export function Sources({ sources }: Pick<StatedRule, 'sources'>) {
  return (
    <ul>
      {sources.map(({ key, title, publisher, date }) => (
        <li key={key}>
          {title}
          <br />
          <Typography.Text type="secondary">
            {publisher} · {date ?? t(rulebookTexts.undated)}
          </Typography.Text>
        </li>
      ))}
    </ul>
  );
}
