"""Makes the training steps of bench/workloads.ts in PyTorch, for bench/torch.ts.

Reads one request a line and answers one line, both JSON. Every request names its workload; `define` gives it first:
  {"do": "define", "workload", "layers", "batch", "rate", "decay", "start", "inputs", "targets"}
  {"do": "train", "workload", "variant", "precision", "batches"}   the weights after these batches
  {"do": "time", "workload", "variant", "precision", "seconds"}    steps a second, counted once for each stacked network
  {"do": "product", "side", "precision", "seconds"}                operations a second of a bare product
Arrays are base64 of little-endian float64. Weights and images are ours: see src/network/layer.ts.
"""

import base64
import json
import sys
import time

try:
    import torch
    import torch.nn.functional as F
except ImportError as missing:
    print(json.dumps({"missing": str(missing)}), flush=True)
    sys.exit()

# Networks of a stack.
STACK = 64
# Batches drawn before the clock starts, and then repeated.
DRAWN = 256


class Work:
    """A workload with its tensors: weights as torch has them, images NCHW. The last layer is linear, the others are ReLU."""

    def __init__(self, request):
        self.layers = request["layers"]
        self.batch = request["batch"]
        self.rate = request["rate"]
        # The gradient of λ‖W‖² is 2λW, and torch's decay d adds dW.
        self.decay = 2 * request["decay"]
        last = len(self.layers) - 1
        for k, layer in enumerate(self.layers):
            expected = "identity" if k == last else "relu"
            if layer["activation"] != expected or layer["bias"]:
                raise ValueError(f"layer {k + 1} is not a bias-free ReLU layer")
            if layer["kind"] == "convolution" and (layer["padding"] != "valid" or layer["pooling"]):
                raise ValueError(f"layer {k + 1}: only valid convolutions without pooling are written here")
        self.start = [to_torch(self.layers, k, numbers(w)) for k, w in enumerate(request["start"])]
        self.targets = numbers(request["targets"]).reshape(-1, self.layers[last]["outputs"])
        self.inputs = numbers(request["inputs"]).reshape(self.targets.shape[0], -1)
        if self.layers[0]["kind"] == "convolution":
            image = self.layers[0]["image"]
            by_pixel = self.inputs.reshape(-1, image["height"], image["width"], image["channels"])
            self.inputs = by_pixel.permute(0, 3, 1, 2).contiguous()


def numbers(text):
    return torch.frombuffer(bytearray(base64.b64decode(text)), dtype=torch.float64)


def text(tensor):
    return base64.b64encode(tensor.detach().to(torch.float64).contiguous().numpy().tobytes()).decode()


def to_torch(layers, k, weights):
    """Our matrix of layer k, flat, as torch has it."""
    layer = layers[k]
    if layer["kind"] == "convolution":
        side, channels = layer["kernel"], layer["image"]["channels"]
        return weights.reshape(layer["channels"], side, side, channels).permute(0, 3, 1, 2).contiguous()
    weights = weights.reshape(layer["outputs"], layer["inputs"])
    if k > 0 and layers[k - 1]["kind"] == "convolution":
        # We flatten an image pixel by pixel, torch channel by channel: the columns change places, and training goes on alike.
        by_pixel = weights.reshape(layer["outputs"], -1, layers[k - 1]["channels"])
        weights = by_pixel.permute(0, 2, 1).reshape(layer["outputs"], -1)
    return weights.contiguous()


def from_torch(layers, k, weights):
    """The inverse of to_torch."""
    layer = layers[k]
    if layer["kind"] == "convolution":
        return weights.permute(0, 2, 3, 1)
    if k > 0 and layers[k - 1]["kind"] == "convolution":
        return weights.reshape(layer["outputs"], layers[k - 1]["channels"], -1).permute(0, 2, 1)
    return weights


class Nn:
    """torch.nn, autograd and torch.optim.SGD."""

    networks = 1
    memory_format = torch.contiguous_format

    def __init__(self, work, dtype):
        self.inputs, self.targets = work.inputs.to(dtype), work.targets.to(dtype)
        modules = []
        for k, layer in enumerate(work.layers):
            if layer["kind"] == "convolution":
                channels = layer["image"]["channels"]
                module = torch.nn.Conv2d(channels, layer["channels"], layer["kernel"], layer["stride"], bias=False)
            else:
                if k > 0 and work.layers[k - 1]["kind"] == "convolution":
                    modules.append(torch.nn.Flatten())
                module = torch.nn.Linear(layer["inputs"], layer["outputs"], bias=False)
            module.weight.data = work.start[k].to(dtype, copy=True)
            modules.append(module)
            if layer["activation"] == "relu":
                modules.append(torch.nn.ReLU())
        self.model = torch.nn.Sequential(*modules).to(memory_format=self.memory_format)
        self.inputs = self.inputs.contiguous(memory_format=self.memory_format)
        self.optimizer = torch.optim.SGD(self.model.parameters(), lr=work.rate, weight_decay=work.decay)

    def step(self, indices):
        x = self.inputs.index_select(0, indices)
        y = self.targets.index_select(0, indices)
        self.optimizer.zero_grad(set_to_none=True)
        loss = F.mse_loss(self.model(x), y, reduction="sum") / len(indices)
        loss.backward()
        self.optimizer.step()

    def weights(self):
        return [list(self.model.parameters())]


class NnLast(Nn):
    """Nn with images stored as ours are, the channels of a pixel side by side: torch's own advice for convolutions."""

    memory_format = torch.channels_last


class Hand:
    """Written out with torch.mm; every result has its memory, and gradient, decay and update are one product."""

    networks = 1
    product = staticmethod(torch.mm)
    add_product = staticmethod(torch.Tensor.addmm_)

    def __init__(self, work, dtype):
        self.inputs, self.targets = work.inputs.to(dtype), work.targets.to(dtype)
        self.matrices = [self.copies(w.to(dtype)) for w in work.start]
        empty = lambda width: self.copies(torch.empty(work.batch, width, dtype=dtype))
        self.values = [empty(self.inputs.shape[1])] + [empty(w.shape[0]) for w in work.start]
        self.slopes = [empty(w.shape[0]) for w in work.start]
        self.y = torch.empty_like(self.slopes[-1])
        # Where the gather writes: all networks' samples, one after another.
        self.gathered = [self.values[0].view(-1, self.inputs.shape[1]), self.y.view(-1, self.targets.shape[1])]
        self.keep = 1 - work.rate * work.decay
        self.pace = -work.rate * 2 / work.batch

    def copies(self, tensor):
        """One for each network."""
        return tensor.clone()

    @torch.inference_mode()
    def step(self, indices):
        last = len(self.matrices) - 1
        values, slopes = self.values, self.slopes
        torch.index_select(self.inputs, 0, indices, out=self.gathered[0])
        torch.index_select(self.targets, 0, indices, out=self.gathered[1])
        for k, w in enumerate(self.matrices):
            self.product(values[k], w.mT, out=values[k + 1])
            if k < last:
                values[k + 1].relu_()
        torch.sub(values[-1], self.y, out=slopes[last])
        for k in range(last, -1, -1):
            w = self.matrices[k]
            if k > 0:
                self.product(slopes[k], w, out=slopes[k - 1])
                vanish(slopes[k - 1], values[k])
            self.add_product(w, slopes[k].mT, values[k], beta=self.keep, alpha=self.pace)

    def weights(self):
        return [self.matrices]


class Stack(Hand):
    """Hand for 64 networks at once, with torch.bmm. Each draws batches of its own from the same samples."""

    networks = STACK
    product = staticmethod(torch.bmm)
    add_product = staticmethod(torch.Tensor.baddbmm_)

    def copies(self, tensor):
        return tensor.expand(STACK, -1, -1).clone()

    def weights(self):
        return [[w[0] for w in self.matrices], [w[-1] for w in self.matrices]]


def vanish(slopes, values):
    """Zero where the ReLU gave zero, in place."""
    torch.ops.aten.threshold_backward(slopes, values, 0, grad_input=slopes)


variants = {"nn": Nn, "nn-last": NnLast, "hand": Hand, "stack": Stack}
precisions = {"float64": torch.float64, "float32": torch.float32}
workloads = {}


def made(request):
    return variants[request["variant"]](workloads[request["workload"]], precisions[request["precision"]])


def define(request):
    workloads[request["workload"]] = Work(request)
    return True


def train(request):
    """The weights, a list for each network looked at."""
    work, stepper = workloads[request["workload"]], made(request)
    for indices in request["batches"]:
        stepper.step(torch.tensor(indices).repeat(stepper.networks))
    for weights in stepper.weights():
        if not all(torch.isfinite(w).all() for w in weights):
            raise ValueError("the weights are not finite")
    return [[text(from_torch(work.layers, k, w)) for k, w in enumerate(weights)] for weights in stepper.weights()]


def timed(request):
    work, stepper = workloads[request["workload"]], made(request)
    samples = work.inputs.shape[0]
    # Random orders cost time to draw. Here that time is not counted; in ours it is.
    epochs = -(-DRAWN * work.batch // samples)
    orders = [torch.cat([torch.randperm(samples) for _ in range(epochs)]) for _ in range(stepper.networks)]
    drawn = [
        torch.cat([order[i : i + work.batch] for order in orders]) for i in range(0, epochs * samples, work.batch)
    ]
    rate(lambda i: stepper.step(drawn[i % len(drawn)]), request["seconds"] / 5)
    return stepper.networks * rate(lambda i: stepper.step(drawn[i % len(drawn)]), request["seconds"])


def product(request):
    shape = (request["side"], request["side"])
    dtype = precisions[request["precision"]]
    a, b, c = (torch.randn(shape, dtype=dtype) for _ in range(3))
    multiply = lambda _: torch.mm(a, b, out=c)
    rate(multiply, request["seconds"] / 5)
    return 2 * request["side"] ** 3 * rate(multiply, request["seconds"])


def rate(work, seconds):
    """Calls a second. The clock is read at each call, which takes under a hundredth of the shortest."""
    begin = time.perf_counter()
    count = 0
    while True:
        work(count)
        count += 1
        elapsed = time.perf_counter() - begin
        if elapsed >= seconds:
            return count / elapsed


def loaded_blas():
    """The file of the BLAS in use, as far as the system tells."""
    try:
        with open("/proc/self/maps") as maps:
            files = {line.split()[-1] for line in maps if "/" in line}
    except OSError:
        return None
    names = [file for file in files if any(word in file.lower() for word in ("openblas", "mkl_core", "blis"))]
    return min(names or [file for file in files if "libblas" in file], default=None)


torch.set_num_threads(1)
# A first product, so that the BLAS is there to be seen.
torch.mm(torch.ones(8, 8), torch.ones(8, 8))
hello = {
    "torch": torch.__version__,
    "threads": torch.get_num_threads(),
    "blas": "MKL, built in" if torch.backends.mkl.is_available() else loaded_blas(),
    "oneDNN": torch.backends.mkldnn.is_available(),
}
print(json.dumps(hello), flush=True)
does = {"define": define, "train": train, "time": timed, "product": product}
for line in sys.stdin:
    try:
        request = json.loads(line)
        answer = {"value": does[request["do"]](request)}
    except Exception as error:
        answer = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer), flush=True)
