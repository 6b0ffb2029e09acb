// SPDX-License-Identifier: MIT
// A program with `using namespace dovetail` and globals with everyday names: each is the program's own. Names of
// Keras's and NumPy's functions (sum, compile, load) are dovetail's, of course: docs/faq.md says what to do about one.
#include <dovetail/data.hpp>
#include <dovetail/dovetail.hpp>
#include <dovetail/ops.hpp>
#include <dovetail/storage.hpp>

using namespace dovetail;

// clang-format off
#define VARIABLES(X)                                                                                                   \
  X(total) X(none) X(word) X(place) X(parts) X(byte) X(stage) X(fit) X(alignment) X(batch) X(model) X(loss) X(value)   \
  X(data) X(rate) X(epochs) X(steps) X(counter) X(numbers) X(width) X(depth) X(image) X(pixel) X(label) X(weight)      \
  X(bias) X(grad) X(gradients) X(momentum) X(optimizers) X(networks) X(activation) X(input) X(output) X(target)        \
  X(sample) X(feature) X(row) X(column) X(col) X(cell) X(matrix) X(tensor) X(shape) X(extents) X(rank) X(dims)         \
  X(dimensions) X(stride) X(position) X(name) X(text) X(message) X(line) X(file) X(folder) X(header) X(token) X(parse) \
  X(reader) X(buffer) X(stream) X(sources) X(node) X(edge) X(graph) X(root) X(parent) X(children) X(lists) X(map)      \
  X(tables) X(keys) X(items) X(entries) X(elements) X(second) X(next) X(front) X(left) X(top) X(up) X(begin) X(start)  \
  X(finish) X(ready) X(states) X(mode) X(kind) X(type) X(flag) X(option) X(config) X(parameter) X(argument) X(result)  \
  X(answer) X(reply) X(response) X(errors) X(problem) X(cause) X(check) X(test) X(train) X(validation) X(predict)      \
  X(predictions) X(classes) X(categories) X(digits) X(letters) X(scores) X(precision) X(threshold) X(limit)            \
  X(minimum_value) X(lower) X(low) X(small) X(big) X(half) X(empty) X(scaled) X(normalize) X(average) X(variance)      \
  X(bin) X(plot) X(report) X(log_file) X(print) X(show) X(render) X(apply) X(runner) X(main_loop) X(init) X(reset)     \
  X(fill) X(get) X(take) X(add) X(multiply) X(plus) X(times) X(difference) X(quotient) X(percent) X(angle) X(turns)    \
  X(center) X(points) X(direction) X(velocity) X(mass) X(temperature) X(frequency) X(phase) X(kernel) X(filter)        \
  X(window) X(worker) X(task) X(job) X(lock) X(events) X(callback) X(hook) X(now) X(year) X(day) X(minute)             \
  X(random_value) X(distribution) X(dice) X(card) X(player) X(board) X(moves) X(user) X(account) X(city) X(price)      \
  X(currency) X(customer) X(explain) X(storage) X(pack) X(hana) X(unknown) X(filled) X(joined) X(weights_of)           \
  X(add_counters) X(architecture) X(place_of)
#define FUNCTIONS(X)                                                                                                   \
  X(fold) X(words) X(chain) X(part) X(bytes) X(arena) X(stages) X(constant) X(copy) X(batches) X(models) X(losses)     \
  X(walk) X(no) X(layer) X(metric) X(hooks) \
  X(values) X(size) X(epoch) X(step) X(count) X(number) X(length) X(height) X(color) X(images) X(pixels) X(labels)     \
  X(weights) X(biases) X(gradient) X(learning_rate) X(optimizer) X(network) X(layers) X(activations) X(inputs)         \
  X(outputs) X(targets) X(samples) X(features) X(rows) X(columns) X(cols) X(cells) X(vector) X(tensors) X(shapes)      \
  X(extent) X(dim) X(dimension) X(strides) X(offset) X(path) X(names) X(title) X(messages) X(lines) X(files)           \
  X(directory) X(body) X(tokens) X(parser) X(writer) X(buffers) X(source) X(sink) X(nodes) X(edges) X(tree) X(leaf)    \
  X(child) X(list) X(queue) X(table) X(key) X(item) X(entry) X(element) X(first) X(third) X(previous) X(back) X(right) \
  X(bottom) X(down) X(end) X(stop) X(done) X(state) X(status) X(modes) X(kinds) X(types) X(flags) X(options)           \
  X(settings) X(parameters) X(arguments) X(results) X(answers) X(request) X(error) X(warning) X(problems) X(reason)    \
  X(checks) X(tests) X(training) X(trained) X(prediction) X(classify) X(category) X(digit) X(letter) X(score)          \
  X(accuracy) X(recall) X(margin) X(limits) X(maximum_value) X(upper) X(high) X(large) X(tiny) X(full_size) X(scale)   \
  X(normalized) X(mean_value) X(deviation) X(bins) X(chart) X(figure) X(summary) X(logger) X(printer) X(draw)          \
  X(update) X(run) X(start_up) X(setup) X(cleanup) X(clear) X(set) X(put) X(give) X(subtract) X(divide) X(minus)       \
  X(increment) X(product) X(ratio) X(fraction) X(turn) X(radius) X(point) X(distance) X(speed) X(force) X(energy)      \
  X(pressure) X(amplitude) X(noise) X(kernels) X(filters) X(pool) X(workers) X(tasks) X(jobs) X(event) X(handler)      \
  X(callbacks) X(timer) X(today) X(month) X(hour) X(duration) X(generator) X(sampler) X(coin) X(deck) X(game) X(move)  \
  X(undo) X(users) X(address) X(country) X(amount) X(invoice) X(simd) X(expressions) X(lanes) X(unpack) X(yes) X(made) \
  X(room) X(initialize) X(check_golden) X(read_all) X(parse_number)
#define TYPES(X)                                                                                                       \
  X(Part) X(Bytes) X(Arena) X(Stage) X(Item) X(Node) X(Edge) X(Point) X(Color) X(Image) X(Label)    \
  X(Layer) X(Batch) X(Loss) X(Metric) X(Optimizer) X(Trainer) X(Dataset) X(Loader) X(Matrix) X(Vector) X(Config)       \
  X(Settings) X(State) X(Status) X(Parser) X(Token) X(Reader) X(Writer) X(Buffer) X(Stream) X(Queue) X(Table) X(Row)   \
  X(Column) X(Cell) X(Event) X(Task) X(Worker) X(Timer) X(Game) X(Player) X(Board) X(Fold) X(Words) X(Place) X(Angle)  \
  X(Step) X(Steps) X(Slot) X(Axis) X(Range) X(Word) X(Last) X(All) X(Index) X(Value) X(Text) X(Name) X(Kind)  \
  X(Hook) X(Callback) X(Chain) X(Link)
// clang-format on

#define VARIABLE(name) int name = 1;
#define FUNCTION(name) \
  int name() { return 1; }
#define TYPE(name) \
  struct name {    \
    int one = 1;   \
  };
VARIABLES(VARIABLE)
FUNCTIONS(FUNCTION)
TYPES(TYPE)

#define READ(name) +name
#define CALL(name) +name()
#define MAKE(name) +name{}.one
int main() { return 0 VARIABLES(READ) FUNCTIONS(CALL) TYPES(MAKE) > 400 ? 0 : 1; }
