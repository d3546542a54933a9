/** What scripts in Node need beside the client: files. */
export * from './deployment';
export * from './json';
export * from './keypair';
