/**
 * The database may lack numbers that were used: it was restored, copied or promoted, or restarted since they were compared with the bureau's. No
 * number is used until a comparison or a person has settled that.
 */
export class NumbersUncertain extends Error {
  constructor() {
    super('the database was restored, moved, promoted or restarted since its numbers were compared: none is used');
    this.name = 'NumbersUncertain';
  }
}
