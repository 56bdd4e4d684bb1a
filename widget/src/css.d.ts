// Vite hands a style sheet over as text.
declare module '*.css?inline' {
  const text: string
  // biome-ignore lint/style/noDefaultExport: the shape of a Vite module
  export default text
}
