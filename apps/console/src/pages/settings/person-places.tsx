import { useT } from '../../app/providers/i18n.ts';
import type { PersonPlaceRow } from './person-documents.ts';
import { personsTexts } from './person-texts.ts';
import styles from './persons.module.css';

/** Where data of the person are stored, and what a deletion does or did there. Contains no value of the person. */
export function PersonPlaces({ places, head }: { places: readonly PersonPlaceRow[]; head: string }) {
  const t = useT();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t(personsTexts.place)}</th>
          <th scope="col">{t(personsTexts.count)}</th>
          <th scope="col">{head}</th>
        </tr>
      </thead>
      <tbody>
        {places.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the places have a fixed order
          <tr key={at}>
            <th scope="row">
              {one.label}
              {one.called === null ? null : <p className={styles.faint}>{one.called}</p>}
            </th>
            <td className={styles.number} data-label={t(personsTexts.count)}>
              {one.places}
            </td>
            <td data-label={head}>
              {one.kept ? (
                <>
                  {t(personsTexts.keptUntil, { until: one.keptUntil ?? '' })}
                  <p className={styles.faint}>{one.basisText}</p>
                </>
              ) : (
                t(personsTexts.deleted)
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
