import { rectificationFilters, rectificationListFilters } from '@beian/domain/bureau';
import { t } from '../../app/providers/i18n.ts';
import { FilterTabs } from '../../ui/list-filters.tsx';
import { ListPage } from '../../ui/list-page/list-page.tsx';
import { Notice } from './notice.tsx';
import { rectificationTexts } from './texts.ts';
import { rectifications } from './use-rectifications.ts';

/** Rectification notices, checks and verification tasks of all bureaus, those due first in front. */
export function RectificationList() {
  return (
    <ListPage
      list={rectifications}
      texts={rectificationTexts}
      filters={rectificationListFilters}
      controls={{
        filter: (value, onChange) => (
          <FilterTabs
            label={t(rectificationListFilters.filter.label)}
            labels={rectificationFilters}
            value={value}
            onChange={onChange}
          />
        ),
      }}
      variables={({ filter }) => ({ filter: filter ?? 'OPEN' })}
      item={(notice) => <Notice key={notice.id} notice={notice} />}
      live="bureaus"
      // There is no live event for a notice.
      everySeconds={30}
      download="rectifications"
    />
  );
}
