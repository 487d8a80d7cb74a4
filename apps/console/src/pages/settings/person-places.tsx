import { t } from '../../app/providers/i18n.ts';
import type { PersonPlace as PersonPlaceRow } from '../../generated/person.ts';
import { SecondLine } from '../../ui/list-page/cells.tsx';
import { DataTable } from '../../ui/list-page/data-table.tsx';
import { personsTexts } from './person-texts.ts';

/** Where data of the person are stored, and what a deletion does or did there. Contains no value of the person. */
export function PersonPlaces({ places, head }: { places: readonly PersonPlaceRow[]; head: string }) {
  return (
    <DataTable
      name={head}
      rows={places.map((one, at) => ({ ...one, at }))}
      idOf={({ at }) => String(at)}
      columns={[
        {
          key: 'place',
          title: personsTexts.place,
          kind: 'head',
          cell: ({ label, called }) => (
            <>
              {label}
              {called === null ? null : <SecondLine>{called}</SecondLine>}
            </>
          ),
        },
        { key: 'places', title: personsTexts.count, width: 90, kind: 'number' },
        {
          key: 'deletion',
          title: head,
          cell: ({ kept, keptUntil, basisText }) =>
            kept ? (
              <>
                {t(personsTexts.keptUntil, { until: keptUntil ?? '' })}
                <SecondLine>{basisText}</SecondLine>
              </>
            ) : (
              t(personsTexts.deleted)
            ),
        },
      ]}
    />
  );
}
