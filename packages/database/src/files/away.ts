/** The service of the stored files does not answer, or refuses: nothing is known about the outcome of a write. */
export class FilesAway extends Error {
  constructor(cause: unknown) {
    super('the file store is away', { cause });
    this.name = 'FilesAway';
  }
}
