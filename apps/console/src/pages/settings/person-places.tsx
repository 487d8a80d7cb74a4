import { useT } from '../../app/providers/i18n.ts';
import type { PersonPlace as PersonPlaceRow } from '../../generated/person.ts';
import { DataTable } from '../../ui/list-page/data-table.tsx';
import { personsTexts } from './person-texts.ts';
import styles from './persons.module.css';

/** Where data of the person are stored, and what a deletion does or did there. Contains no value of the person. */
export function PersonPlaces({ places, head }: { places: readonly PersonPlaceRow[]; head: string }) {
  const t = useT();
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
              {called === null ? null : <p className={styles.faint}>{called}</p>}
            </>
          ),
        },
        { key: 'count', title: personsTexts.count, width: 90, kind: 'number', cell: (one) => one.places },
        {
          key: 'deletion',
          title: head,
          cell: ({ kept, keptUntil, basisText }) =>
            kept ? (
              <>
                {t(personsTexts.keptUntil, { until: keptUntil ?? '' })}
                <p className={styles.faint}>{basisText}</p>
              </>
            ) : (
              t(personsTexts.deleted)
            ),
        },
      ]}
    />
  );
}
